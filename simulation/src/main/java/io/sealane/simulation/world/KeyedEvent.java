package io.sealane.simulation.world;

import org.jspecify.annotations.Nullable;

/** The events of a topic that keeps the order per key. */
public sealed interface KeyedEvent extends SimEvent {

  /** What applications publish. */
  record KeyedPlaced(int number, @Nullable String key, String note) implements KeyedEvent {}

  /** What a handler publishes. */
  record KeyedFollowed(int number, @Nullable String key) implements KeyedEvent {}

  /** What no subscription has a handler for. */
  record KeyedUnheard(int number, @Nullable String key) implements KeyedEvent {}
}
