package io.sealane.examples.story.delivery;

import io.sealane.event.DomainEvent;

/** What the delivery context tells everybody. */
public sealed interface DeliveryEvent extends DomainEvent {

  /** The order that is delivered. */
  String orderId();

  @Override
  default String key() {
    return orderId();
  }

  /** A parcel has its place on a van or a ferry. */
  record DeliveryScheduled(String orderId, String city) implements DeliveryEvent {}

  /** A parcel cannot go for now. */
  record DeliveryPostponed(String orderId, String reason) implements DeliveryEvent {}
}
