package io.sealane.jdbc.fault;

import io.sealane.codec.EventCatalog;
import io.sealane.event.DomainEvent;

/** The events of these tests. */
sealed interface Parcels extends DomainEvent {

  EventCatalog CATALOG = EventCatalog.of("parcels", Parcels.class);

  /** One of many. */
  record Sent(int number) implements Parcels {}
}
