package io.sealane.consume.pipeline;

import io.sealane.consume.handling.Execution;
import io.sealane.event.EventMetadata;
import io.sealane.transport.receive.Delivery;
import org.jspecify.annotations.Nullable;

/** A delivery that is ours for now, with all that the pipeline knows about it. */
final class Held {

  enum State {
    /** Waits for a slot, or behind others of its key. */
    WAITING,
    /** Is with a handler. */
    RUNNING,
    /** Waits for its next attempt, or for its dead letter, with the lease kept. */
    DELAYED,
    /** Its dead letter is being kept. */
    BURYING,
    /** Is being settled. */
    SETTLING,
    /** Is not ours any more. */
    GONE
  }

  final Delivery delivery;
  final long since;
  State state = State.WAITING;
  long leaseEnd;
  long runningSince;

  /** No extension is to be asked for any more: the lease may end. */
  boolean ending;

  /** An extension is under way. */
  boolean extending;

  /** Not before this time is an extension to be asked for again. */
  long extendNotBefore;

  /** A handler had it. */
  boolean began;

  /** The lease was lost. */
  boolean lost;

  /** Failures of this delivery that were waited out under its lease. */
  int failures;

  /** How often settling it failed. */
  int settleFailures;

  @Nullable Execution execution;

  /** What is known of the event since it was read. */
  @Nullable EventMetadata metadata;

  Held(Delivery delivery, long now, long leaseNanos) {
    this.delivery = delivery;
    this.since = now;
    this.leaseEnd = now + leaseNanos;
    this.extendNotBefore = now;
  }

  String messageId() {
    return delivery.messageId();
  }
}
