package io.sealane.examples.story.purchase;

import io.sealane.event.DomainEvent;

/** What the purchase context tells everybody. */
public sealed interface PurchaseEvent extends DomainEvent {

  /** The order for which something is bought. */
  String orderId();

  @Override
  default String key() {
    return orderId();
  }

  /** A supplier was asked for goods. */
  record PurchaseOrderCreated(String orderId, int quantity, String article)
      implements PurchaseEvent {}
}
