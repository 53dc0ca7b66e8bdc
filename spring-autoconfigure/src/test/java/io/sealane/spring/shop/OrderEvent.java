package io.sealane.spring.shop;

import io.sealane.event.DomainEvent;

/** What the context of orders tells the others. */
public sealed interface OrderEvent extends DomainEvent {

  /** An order is complete. */
  record OrderCompleted(String orderId, long total) implements OrderEvent {
    @Override
    public String key() {
      return orderId;
    }
  }

  /** An order was cancelled. */
  record OrderCancelled(String orderId, String reason) implements OrderEvent {}
}
