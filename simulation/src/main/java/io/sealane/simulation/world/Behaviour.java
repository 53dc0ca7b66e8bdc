package io.sealane.simulation.world;

import io.sealane.simulation.fault.FaultKind;
import org.jspecify.annotations.Nullable;

/** What a handler does with an event. */
public enum Behaviour {
  /** Returns at once. */
  INSTANT(null),
  /** Takes its time. */
  SLOW(FaultKind.HANDLER_SLOW),
  /** Takes longer than a lease. */
  OVER_LEASE(FaultKind.HANDLER_OVER_LEASE),
  /** Does not return until it is interrupted; the next time it is instant. */
  HANGS(FaultKind.HANDLER_HANGS),
  /** Takes longer than a lease some times, whatever it is told. */
  STUBBORN(FaultKind.HANDLER_STUBBORN),
  /** Fails some times, then not. */
  FAILS(FaultKind.HANDLER_FAILS),
  /** Always fails. */
  POISONED(FaultKind.HANDLER_POISONED),
  /** Throws what is not to be retried. */
  NOT_RETRYABLE(FaultKind.HANDLER_NOT_RETRYABLE),
  /** Throws an error some times, then not. */
  ERROR(FaultKind.HANDLER_ERROR),
  /** Interrupts its own thread and returns. */
  SELF_INTERRUPT(FaultKind.HANDLER_SELF_INTERRUPT),
  /** Rejects the event. */
  REJECTS(FaultKind.HANDLER_REJECTS),
  /** Asks for the event again some times, then handles it. */
  RETRIES_LATER(FaultKind.HANDLER_RETRIES_LATER),
  /** Says some times that something downstream is down, then handles it. */
  DOWNSTREAM(FaultKind.DOWNSTREAM_OUTAGE),
  /** Publishes another event and returns. */
  PUBLISHES(null);

  private final @Nullable FaultKind fault;

  Behaviour(@Nullable FaultKind fault) {
    this.fault = fault;
  }

  /** The kind of trouble that this is, or null if it is none. */
  public @Nullable FaultKind fault() {
    return fault;
  }
}
