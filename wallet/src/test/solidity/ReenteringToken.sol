// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title A hostile token: during each transfer it calls whatever it was told to, for tests alone
contract ReenteringToken is ERC20("Reentering", "REENTER") {
    address private _target;
    bytes private _call;
    bool private _inside;

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function callDuringTransfer(address target, bytes calldata call) external {
        _target = target;
        _call = call;
    }

    /// Passes on what any caller sends, so that this contract can be payer and payee itself.
    function act(address target, bytes calldata call) external {
        _bubble(target, call);
    }

    function _update(address from, address to, uint256 value) internal override {
        super._update(from, to, value);
        if (_target != address(0) && !_inside) {
            _inside = true;
            _bubble(_target, _call);
            _inside = false;
        }
    }

    function _bubble(address target, bytes memory call) private {
        (bool done, bytes memory result) = target.call(call);
        if (!done) {
            assembly {
                revert(add(result, 32), mload(result))
            }
        }
    }
}
