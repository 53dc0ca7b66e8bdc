package io.sealane.spring.shop;

import io.sealane.event.DomainEvent;

/** What the context of delivery tells the others. */
public sealed interface DeliveryEvent extends DomainEvent {

  /** A delivery has a date. */
  record DeliveryScheduled(String orderId) implements DeliveryEvent {}
}
