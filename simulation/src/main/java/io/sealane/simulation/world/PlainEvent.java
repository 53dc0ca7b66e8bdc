package io.sealane.simulation.world;

import org.jspecify.annotations.Nullable;

/** The events of a topic without order. */
public sealed interface PlainEvent extends SimEvent {

  /** What applications publish. */
  record PlainPlaced(int number, @Nullable String key, String note) implements PlainEvent {}

  /** What a handler publishes. */
  record PlainFollowed(int number, @Nullable String key) implements PlainEvent {}

  /** What no subscription has a handler for. */
  record PlainUnheard(int number, @Nullable String key) implements PlainEvent {}
}
