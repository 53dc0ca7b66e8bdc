package io.sealane.examples.story.orders;

import io.sealane.event.DomainEvent;

/** What the order context tells everybody. */
public sealed interface OrderEvent extends DomainEvent {

  /** The order that it is about. */
  String orderId();

  @Override
  default String key() {
    return orderId();
  }

  /** The customer has chosen, and paid. */
  record OrderCompleted(String orderId, int quantity, String article, String city)
      implements OrderEvent {}
}
