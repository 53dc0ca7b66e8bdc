package io.sealane.examples.shop.orders;

import io.sealane.event.DomainEvent;

/** What orders tell. */
public sealed interface OrderEvent extends DomainEvent {

  /** The order that it is about. */
  String orderId();

  @Override
  default String key() {
    return orderId();
  }

  /** An order was completed. */
  record OrderCompleted(String orderId, String article, int quantity) implements OrderEvent {}

  /** An order was cancelled. */
  record OrderCancelled(String orderId) implements OrderEvent {}
}
