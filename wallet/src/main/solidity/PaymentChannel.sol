// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";

/// @title One-way payment channels in ERC-20 tokens
/// @notice A payer locks tokens for one payee and signs vouchers off chain, each over everything
/// owed so far. The payee redeems the highest one whenever that is worth the gas. What was not
/// redeemed by the expiry goes back to the payer. There is no owner, no fee and no upgrade.
contract PaymentChannel is EIP712, ReentrancyGuard {
    using SafeERC20 for IERC20;

    struct Channel {
        address payer;
        address payee;
        IERC20 token;
        /// Seconds since 1970; from this moment on the payer may reclaim.
        uint64 expiry;
        /// All that was ever put in.
        uint256 deposit;
        /// All that was ever paid out to the payee.
        uint256 redeemed;
    }

    bytes32 private constant VOUCHER_TYPEHASH =
        keccak256("Voucher(bytes32 channelId,uint256 cumulativeAmount)");

    mapping(bytes32 channelId => Channel) private _channels;

    event Opened(
        bytes32 indexed channelId,
        address indexed payer,
        address indexed payee,
        address token,
        uint256 deposit,
        uint64 expiry
    );
    event ToppedUp(bytes32 indexed channelId, uint256 amount, uint256 deposit);
    event Extended(bytes32 indexed channelId, uint64 expiry);
    event Redeemed(bytes32 indexed channelId, uint256 amount, uint256 cumulativeAmount);
    event Reclaimed(bytes32 indexed channelId, uint256 amount);

    error ChannelExists(bytes32 channelId);
    error UnknownChannel(bytes32 channelId);
    error InvalidPayee();
    error NothingDeposited();
    error ExpiryInThePast(uint64 expiry);
    error ExpiryNotLater(uint64 expiry, uint64 current);
    error NotThePayer(address caller);
    error NotThePayee(address caller);
    error NotExpired(uint64 expiry);
    error NotAbovePaidOut(uint256 cumulativeAmount, uint256 paidOut);
    error AboveDeposit(uint256 cumulativeAmount, uint256 deposit);
    error WrongSigner(address signer);

    constructor() EIP712("Spareframe PaymentChannel", "1") {}

    /// @notice Opens a channel from the caller to `payee` and takes `amount` from the caller, who
    /// has to approve it first. The same payer, payee,
    /// token and salt never make a second channel.
    /// @param salt Chosen by the payer, so that the same two can have several channels.
    function open(address payee, IERC20 token, uint256 amount, uint64 expiry, bytes32 salt)
        external
        nonReentrant
        returns (bytes32 channelId)
    {
        channelId = channelIdOf(msg.sender, payee, token, salt);
        Channel storage channel = _channels[channelId];
        if (channel.payer != address(0)) revert ChannelExists(channelId);
        if (payee == address(0) || payee == msg.sender) revert InvalidPayee();
        if (expiry <= block.timestamp) revert ExpiryInThePast(expiry);
        channel.payer = msg.sender;
        channel.payee = payee;
        channel.token = token;
        channel.expiry = expiry;
        uint256 received = _take(token, amount);
        channel.deposit = received;
        emit Opened(channelId, msg.sender, payee, address(token), received, expiry);
    }

    /// @notice Adds to the deposit. Anyone may: it only helps the payee.
    function topUp(bytes32 channelId, uint256 amount) external nonReentrant {
        Channel storage channel = _existing(channelId);
        uint256 received = _take(channel.token, amount);
        channel.deposit += received;
        emit ToppedUp(channelId, received, channel.deposit);
    }

    /// @notice Moves the expiry to a later moment; an earlier one would cheat the payee.
    function extend(bytes32 channelId, uint64 expiry) external {
        Channel storage channel = _existing(channelId);
        if (msg.sender != channel.payer) revert NotThePayer(msg.sender);
        if (expiry <= channel.expiry) revert ExpiryNotLater(expiry, channel.expiry);
        channel.expiry = expiry;
        emit Extended(channelId, expiry);
    }

    /// @notice Pays the payee what the voucher is above all that was paid out before. Works also
    /// after the expiry, as long as the payer has not reclaimed.
    function redeem(bytes32 channelId, uint256 cumulativeAmount, bytes calldata signature)
        external
        nonReentrant
    {
        Channel storage channel = _existing(channelId);
        if (msg.sender != channel.payee) revert NotThePayee(msg.sender);
        uint256 paidOut = channel.redeemed;
        if (cumulativeAmount <= paidOut) revert NotAbovePaidOut(cumulativeAmount, paidOut);
        if (cumulativeAmount > channel.deposit) {
            revert AboveDeposit(cumulativeAmount, channel.deposit);
        }
        address signer =
            ECDSA.recoverCalldata(voucherHash(channelId, cumulativeAmount), signature);
        if (signer != channel.payer) revert WrongSigner(signer);
        channel.redeemed = cumulativeAmount;
        uint256 amount = cumulativeAmount - paidOut;
        emit Redeemed(channelId, amount, cumulativeAmount);
        channel.token.safeTransfer(channel.payee, amount);
    }

    /// @notice Gives the payer back what was not redeemed, from the expiry on.
    function reclaim(bytes32 channelId) external nonReentrant {
        Channel storage channel = _existing(channelId);
        if (msg.sender != channel.payer) revert NotThePayer(msg.sender);
        if (block.timestamp < channel.expiry) revert NotExpired(channel.expiry);
        uint256 amount = channel.deposit - channel.redeemed;
        channel.deposit = channel.redeemed;
        emit Reclaimed(channelId, amount);
        channel.token.safeTransfer(channel.payer, amount);
    }

    /// @notice All zero for a channel that does not exist.
    function channelOf(bytes32 channelId) external view returns (Channel memory) {
        return _channels[channelId];
    }

    /// @notice The id binds the chain and this contract, so that it means one channel everywhere.
    function channelIdOf(address payer, address payee, IERC20 token, bytes32 salt)
        public
        view
        returns (bytes32)
    {
        return keccak256(abi.encode(block.chainid, address(this), payer, payee, token, salt));
    }

    /// @notice What the payer signs (EIP-712).
    function voucherHash(bytes32 channelId, uint256 cumulativeAmount)
        public
        view
        returns (bytes32)
    {
        return _hashTypedDataV4(
            keccak256(abi.encode(VOUCHER_TYPEHASH, channelId, cumulativeAmount))
        );
    }

    function _existing(bytes32 channelId) private view returns (Channel storage channel) {
        channel = _channels[channelId];
        if (channel.payer == address(0)) revert UnknownChannel(channelId);
    }

    /// What really came in counts: some tokens keep a part of each transfer.
    function _take(IERC20 token, uint256 amount) private returns (uint256 received) {
        uint256 before = token.balanceOf(address(this));
        token.safeTransferFrom(msg.sender, address(this), amount);
        received = token.balanceOf(address(this)) - before;
        if (received == 0) revert NothingDeposited();
    }
}
