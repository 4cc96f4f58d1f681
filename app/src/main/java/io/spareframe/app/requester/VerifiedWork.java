package io.spareframe.app.requester;

import io.spareframe.app.identity.NodeKey;
import io.spareframe.compute.market.MarketException;
import io.spareframe.compute.market.OrderId;
import io.spareframe.compute.market.SignedChunk;
import io.spareframe.compute.market.local.Delivery;
import io.spareframe.compute.market.local.LocalMarket;
import io.spareframe.compute.market.local.LocalOrder;
import java.io.IOException;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the requester owes: the pay of every chunk that is there, has the bytes that its content id
 * says, and was signed by the node that delivered it. Not for several threads at once.
 */
final class VerifiedWork {

  private static final Logger LOG = LoggerFactory.getLogger(VerifiedWork.class);

  private final LocalMarket market;
  private final Map<String, BigInteger> unitsByChunk = new HashMap<>();

  VerifiedWork(LocalMarket market) {
    this.market = market;
  }

  /** Verifies what is new, and sums all. */
  BigInteger owedUnits() throws MarketException {
    for (LocalOrder order : market.orders()) {
      if (order.delivered() > 0) {
        verify(order.order().id());
      }
    }
    return unitsByChunk.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
  }

  private void verify(OrderId order) throws MarketException {
    for (Delivery delivery : market.deliveries(order)) {
      String chunk = order + "/" + delivery.chunk();
      if (!unitsByChunk.containsKey(chunk) && isSound(order, delivery)) {
        unitsByChunk.put(chunk, delivery.pay().units());
      }
    }
  }

  private boolean isSound(OrderId order, Delivery delivery) {
    byte[] signature = new byte[delivery.signature().remaining()];
    delivery.signature().duplicate().get(signature);
    byte[] message = SignedChunk.signedBytes(order, delivery.chunk(), delivery.content());
    byte[] signer;
    try {
      signer = HexFormat.of().parseHex(delivery.signer());
    } catch (IllegalArgumentException e) {
      signer = new byte[0];
    }
    if (!NodeKey.verify(signer, message, signature)) {
      LOG.warn("chunk {} of order {} is not signed by its node", delivery.chunk(), order);
      return false;
    }
    try {
      market.chunk(delivery.content());
      return true;
    } catch (IOException e) {
      LOG.warn("chunk {} of order {} cannot be read: {}", delivery.chunk(), order, e.getMessage());
      return false;
    }
  }
}
