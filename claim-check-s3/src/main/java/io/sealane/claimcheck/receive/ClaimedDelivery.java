package io.sealane.claimcheck.receive;

import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.Settlement;
import java.util.Map;

/** A delivery as the pipeline sees it, standing for the one that the broker knows. */
final class ClaimedDelivery extends Delivery {

  private final Delivery broker;

  ClaimedDelivery(Delivery broker, byte[] body, Map<String, String> attributes, int receiveCount) {
    super(broker.messageId(), broker.key(), body, attributes, receiveCount, broker.sentAt());
    this.broker = broker;
  }

  /** The one that the broker knows. */
  static Delivery ofBroker(Delivery delivery) {
    return delivery instanceof ClaimedDelivery claimed ? claimed.broker : delivery;
  }

  /** The same for the one that the broker knows. */
  static Settlement ofBroker(Settlement settlement) {
    Delivery broker = ofBroker(settlement.delivery());
    return settlement instanceof Settlement.Release release
        ? new Settlement.Release(broker, release.delay())
        : new Settlement.Done(broker);
  }
}
