// SPDX-License-Identifier: Apache-2.0
package io.spareframe.wallet.chain;

import io.spareframe.wallet.Address;
import io.spareframe.wallet.Bytes32;
import java.math.BigInteger;
import java.util.Optional;

/**
 * That a transaction is in a block.
 *
 * @param succeeded false when it reverted; its fee is paid all the same
 * @param feeWei in the chain's coin
 * @param created the contract, where the transaction made one
 */
public record Receipt(
    Bytes32 transaction,
    boolean succeeded,
    long blockNumber,
    BigInteger feeWei,
    Optional<Address> created) {}
