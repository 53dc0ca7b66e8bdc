package io.sealane.examples.outbox.delivery;

import io.sealane.event.DomainEvent;

/** What the delivery context tells everybody. */
public sealed interface DeliveryEvent extends DomainEvent {

  /** The order that it is about. */
  String orderId();

  @Override
  default String key() {
    return orderId();
  }

  /** Its parcel is on the way. */
  record OrderShipped(String orderId) implements DeliveryEvent {}
}
