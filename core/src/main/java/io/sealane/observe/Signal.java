package io.sealane.observe;

import io.sealane.error.Failure;
import io.sealane.event.Envelope;
import io.sealane.transport.deadletter.DeadLetter;
import java.time.Duration;

/**
 * Something that happened. Signals are values; {@code toString} of each of them is free of payloads
 * and header values.
 */
public sealed interface Signal {

  /** A signal about one delivery to one subscription. */
  sealed interface OfDelivery extends Signal {
    /** The delivery. */
    Subject subject();
  }

  /** Local handlers ran in the publisher's thread, all of them without an exception. */
  record HandledLocally(Envelope<?> envelope, int handlers) implements Signal {}

  /** A topic's broker accepted an event. */
  record Published(Envelope<?> envelope, String topic, String brokerId) implements Signal {}

  /** A topic's broker did not accept an event, or it is unknown whether it did. */
  record Refused(Envelope<?> envelope, String topic, Failure failure, boolean unknown)
      implements Signal {}

  /** An outbox has an event; it leaves when its transaction is committed. */
  record Stored(Envelope<?> envelope, String topic) implements Signal {}

  /** An outbox's relay sent an event, and the topic's broker accepted it. */
  record Relayed(String eventId, String topic, String brokerId) implements Signal {}

  /**
   * A topic's broker did not accept an event from an outbox's relay, or did not say so. The event
   * stays in the outbox and holds back what has its key.
   */
  record NotRelayed(String eventId, String topic, Failure failure, Duration retryIn)
      implements Signal {}

  /** An outbox's relay gets nothing through to a topic, or cannot read what is for it. */
  record RelayFailed(String topic, Failure failure, Duration retryIn) implements Signal {}

  /** A message was received. */
  record Delivered(Subject subject) implements OfDelivery {}

  /** A handler is about to run. */
  record Started(Subject subject) implements OfDelivery {}

  /** A handler returned. */
  record Handled(Subject subject, Duration took) implements OfDelivery {}

  /**
   * A handler threw.
   *
   * @param error exception class and message
   */
  record Failed(Subject subject, String error, Duration took) implements OfDelivery {}

  /**
   * Another attempt follows.
   *
   * @param delay after how long, zero for at once
   */
  record Retrying(Subject subject, Duration delay) implements OfDelivery {}

  /** A handler's second level ran before dead-lettering; {@code error} is empty if it returned. */
  record Compensated(Subject subject, String error) implements OfDelivery {}

  /** The guard knew the event: it was handled before, and is only settled now. */
  record Deduplicated(Subject subject) implements OfDelivery {}

  /** The guard says that somebody is handling the event; it comes again later. */
  record Busy(Subject subject, Duration delay) implements OfDelivery {}

  /** The guard's store did not answer. */
  record GuardUnavailable(Subject subject, String reason, boolean handledAnyway)
      implements OfDelivery {}

  /** The message was settled without a handler, as declared. */
  record Skipped(Subject subject, Why why) implements OfDelivery {
    /** Why no handler ran. */
    public enum Why {
      /** The type is in the catalogue, and this subscription has no handler for it. */
      NO_HANDLER,
      /** The type is in no catalogue, and the subscription says to skip such. */
      UNKNOWN_TYPE,
      /** The bytes are no event, and the subscription says to drop such. */
      UNDECODABLE,
      /** The event's time was over. */
      EXPIRED,
      /** A translator made no event of it. */
      UNTRANSLATED
    }
  }

  /** The bytes are no event. */
  record Undecodable(Subject subject, String reason) implements OfDelivery {}

  /** The message was given up and kept as a dead letter. */
  record DeadLettered(Subject subject, DeadLetter.Reason reason, String detail)
      implements OfDelivery {}

  /** The message was to be a dead letter and could not be kept as one; it stays where it is. */
  record NotDeadLettered(Subject subject, Failure failure) implements OfDelivery {}

  /** The lease ended before the handling did, or was taken away. */
  record LeaseLost(Subject subject, String reason) implements OfDelivery {}

  /** The broker was told that the message is dealt with, and confirmed. */
  record Settled(Subject subject) implements OfDelivery {}

  /** The message was given back. */
  record Released(Subject subject, Duration delay) implements OfDelivery {}

  /** A settlement may not have taken effect; a redelivery is recognised and only settled. */
  record Unconfirmed(Subject subject, String reason) implements OfDelivery {}

  /** Leases were extended by one call to the broker. */
  record LeasesExtended(String subscription, int count) implements Signal {}

  /** A receive did not go through. */
  record ReceiveFailed(String subscription, Failure failure, Duration retryIn) implements Signal {}

  /** A subscription's health changed. */
  record HealthChanged(String subscription, Health health) implements Signal {}

  /** An operator sent dead letters back. */
  record Redriven(String subscription, int count) implements Signal {}
}
