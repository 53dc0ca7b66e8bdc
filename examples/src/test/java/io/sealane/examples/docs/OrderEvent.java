package io.sealane.examples.docs;

import io.sealane.event.DomainEvent;

// tag::events
public sealed interface OrderEvent extends DomainEvent {

  String orderId();

  @Override
  default String key() {
    return orderId(); // events of one order stay in order
  }

  record OrderCompleted(String orderId, long total) implements OrderEvent {}

  record OrderCancelled(String orderId, String reason) implements OrderEvent {}
}
// end::events
