package io.sealane.examples.outbox.orders;

import io.sealane.event.DomainEvent;

/** What the order context tells everybody. */
public sealed interface OrderEvent extends DomainEvent {

  /** The order that it is about. */
  String orderId();

  @Override
  default String key() {
    return orderId();
  }

  /** A customer has placed it. */
  record OrderPlaced(String orderId, String city) implements OrderEvent {}
}
