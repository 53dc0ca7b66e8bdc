package io.sealane.conformance.sample;

import io.sealane.codec.EventCatalog;
import io.sealane.event.DomainEvent;

/** What happens in the shop that the cases publish from. */
public sealed interface ShopEvent extends DomainEvent {

  /** The words of the shop. */
  EventCatalog CATALOG = EventCatalog.of("shop", ShopEvent.class);

  /**
   * The event that most cases use.
   *
   * @param order the ordering key
   * @param text whatever a case recognises it by
   */
  record Opened(String order, String text) implements ShopEvent {
    @Override
    public String key() {
      return order;
    }
  }

  /** Another event, which most subscriptions here have no handler for. */
  record Closed(String order) implements ShopEvent {
    @Override
    public String key() {
      return order;
    }
  }

  /** What a handler publishes in turn. */
  record Noted(String about) implements ShopEvent {}
}
