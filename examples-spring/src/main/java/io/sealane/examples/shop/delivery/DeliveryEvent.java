package io.sealane.examples.shop.delivery;

import io.sealane.event.DomainEvent;

/** What the delivery tells. */
public sealed interface DeliveryEvent extends DomainEvent {

  /** A delivery was scheduled. */
  record DeliveryScheduled(String orderId, int parcels) implements DeliveryEvent {
    @Override
    public String key() {
      return orderId;
    }
  }
}
