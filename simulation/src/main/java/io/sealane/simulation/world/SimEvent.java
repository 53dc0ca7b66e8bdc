package io.sealane.simulation.world;

import io.sealane.event.DomainEvent;
import org.jspecify.annotations.Nullable;

/** An event of a simulated life; its number says what its handlers do with it. */
public sealed interface SimEvent extends DomainEvent permits PlainEvent, KeyedEvent {

  /** The number, which no other event of the life has. */
  int number();

  @Override
  @Nullable String key();

  /** The id that the event is published with. */
  default String id() {
    return "e" + number();
  }
}
