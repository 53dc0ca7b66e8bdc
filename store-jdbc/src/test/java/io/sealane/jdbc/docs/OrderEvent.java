package io.sealane.jdbc.docs;

import io.sealane.event.DomainEvent;

/** What the documents' shop says about its orders. */
sealed interface OrderEvent extends DomainEvent {

  /** An order is complete. */
  record OrderCompleted(String orderId, long total) implements OrderEvent {
    @Override
    public String key() {
      return orderId;
    }
  }
}
