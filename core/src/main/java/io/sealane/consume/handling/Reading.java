package io.sealane.consume.handling;

import io.sealane.event.Envelope;
import io.sealane.store.Fingerprint;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a message turned out to be. */
sealed interface Reading {

  /** One event, or what a translator made of a foreign message: none or several. */
  record Events(List<Readable> events) implements Reading {}

  /** An event and, made when a guard asks for it, the fingerprint of its content. */
  record Readable(Envelope<?> envelope, Supplier<Fingerprint> fingerprint) {}

  /** No event of ours. */
  record Unreadable(
      @Nullable String eventId, @Nullable String type, String reason, boolean unknownType)
      implements Reading {}
}
