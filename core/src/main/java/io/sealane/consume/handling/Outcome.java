package io.sealane.consume.handling;

import io.sealane.event.EventMetadata;
import io.sealane.transport.deadletter.DeadLetter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is to become of a delivery, as its handling sees it. */
public sealed interface Outcome {

  /** Nothing is left to do: it was handled, or is not for a handler here. */
  record Done() implements Outcome {}

  /**
   * It is to come again.
   *
   * @param delay after how long
   * @param counts whether an attempt of the retry policy is used up
   */
  record Again(Duration delay, boolean counts) implements Outcome {}

  /** Something downstream is down: the subscription is to wait, and to begin with this delivery. */
  record Outage(String reason) implements Outcome {}

  /**
   * It is to become a dead letter.
   *
   * @param metadata what is known of the event, or null
   * @param eventId the event's id, or null if it could not be read
   * @param type the type tag, or null if it could not be read
   * @param reason the kind of reason
   * @param detail exception class and message, or what was wrong with the bytes
   * @param attempts how often a handler tried
   */
  record GivenUp(
      @Nullable EventMetadata metadata,
      @Nullable String eventId,
      @Nullable String type,
      DeadLetter.Reason reason,
      String detail,
      int attempts)
      implements Outcome {}

  /** The subscription declared that it wants to stop at such a message. */
  record Halt(String reason) implements Outcome {}

  /** The handling was cancelled and left nothing behind: it does not count as an attempt. */
  record Abandoned() implements Outcome {}
}
