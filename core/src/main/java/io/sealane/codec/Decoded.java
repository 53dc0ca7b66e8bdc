package io.sealane.codec;

import io.sealane.event.Envelope;
import org.jspecify.annotations.Nullable;

/** What became of bytes that were to be an event. */
public sealed interface Decoded {

  /**
   * They are one.
   *
   * @param envelope the event and what is known about it
   * @param dataOffset where the event's own data begins in the body, for a fingerprint of it
   * @param dataLength how many bytes the data has
   */
  record Event(Envelope<?> envelope, int dataOffset, int dataLength) implements Decoded {}

  /**
   * They may be one, of a type that is in no catalogue.
   *
   * @param id the event's id, or null if it was not read
   * @param type the tag, cut and escaped so that it can be logged
   */
  record UnknownType(@Nullable String id, String type) implements Decoded {}

  /**
   * They are none.
   *
   * @param id the event's id, or null if it could not be read
   * @param type the tag, cut and escaped so that it can be logged, or null if it could not be read
   * @param reason path and reason, without payload
   */
  record Undecodable(@Nullable String id, @Nullable String type, String reason)
      implements Decoded {}
}
