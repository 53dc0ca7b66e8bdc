package io.sealane.test.record;

import io.sealane.observe.Signal;
import org.jspecify.annotations.Nullable;

/** What can happen to an event, as far as assertions are made about it. */
public enum Kind {
  /**
   * A topic's broker accepted it, from an outbox as well, which is after its transaction's commit;
   * or local handlers took it.
   */
  PUBLISHED("published"),
  /** A topic's broker did not accept it, or it is unknown whether it did. */
  REFUSED("refused"),
  /** A handler returned. */
  HANDLED("handled"),
  /** A handler threw. */
  FAILED("failed"),
  /** Another attempt was to follow. */
  RETRIED("retried"),
  /** It was given up and kept. */
  DEAD_LETTERED("dead-lettered"),
  /** The second level ran and returned. */
  COMPENSATED("compensated"),
  /** The second level threw. */
  NOT_COMPENSATED("compensated in vain"),
  /** It was settled without a handler, as declared. */
  SKIPPED("skipped"),
  /** It had been handled before. */
  DEDUPLICATED("deduplicated"),
  /** A message of it could not be read. */
  UNDECODABLE("undecodable");

  private final String participle;

  Kind(String participle) {
    this.participle = participle;
  }

  /** The word for it after the event's name. */
  public String participle() {
    return participle;
  }

  /** The words for it after "to". */
  public String infinitive() {
    return this == FAILED ? "fail" : "be " + participle;
  }

  /** The words for it after "it". */
  public String past() {
    return this == FAILED ? "failed" : "was " + participle;
  }

  static @Nullable Kind of(Signal signal) {
    if (signal instanceof Signal.Published
        || signal instanceof Signal.Relayed
        || signal instanceof Signal.HandledLocally) {
      return PUBLISHED;
    } else if (signal instanceof Signal.Refused) {
      return REFUSED;
    } else if (signal instanceof Signal.OfDelivery delivery) {
      return ofDelivery(delivery);
    }
    return null;
  }

  private static @Nullable Kind ofDelivery(Signal.OfDelivery signal) {
    if (signal instanceof Signal.Handled) {
      return HANDLED;
    } else if (signal instanceof Signal.Failed) {
      return FAILED;
    } else if (signal instanceof Signal.Retrying) {
      return RETRIED;
    } else if (signal instanceof Signal.DeadLettered) {
      return DEAD_LETTERED;
    } else if (signal instanceof Signal.Compensated compensated) {
      return compensated.error().isEmpty() ? COMPENSATED : NOT_COMPENSATED;
    } else if (signal instanceof Signal.Skipped) {
      return SKIPPED;
    } else if (signal instanceof Signal.Deduplicated) {
      return DEDUPLICATED;
    }
    return signal instanceof Signal.Undecodable ? UNDECODABLE : null;
  }
}
