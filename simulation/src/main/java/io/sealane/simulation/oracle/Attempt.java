package io.sealane.simulation.oracle;

import io.sealane.consume.EventContext;
import io.sealane.simulation.time.SimProcess;
import org.jspecify.annotations.Nullable;

/** One call of a handler. */
public final class Attempt {

  enum State {
    RUNNING,
    RETURNED,
    FAILED,
    DECIDED,
    CRASHED
  }

  final Fate fate;
  final SimProcess process;
  final Object incarnation;
  final EventContext context;
  final @Nullable Lease lease;
  final long startedAt;
  final int number;
  State state = State.RUNNING;
  boolean cancelled;
  GuardWatch.@Nullable Claimed claim;

  Attempt(
      Fate fate,
      SimProcess process,
      Object incarnation,
      EventContext context,
      @Nullable Lease lease,
      long now) {
    this.fate = fate;
    this.process = process;
    this.incarnation = incarnation;
    this.context = context;
    this.lease = lease;
    this.startedAt = now;
    this.number = context.attempt();
  }

  boolean isRunning() {
    return state == State.RUNNING && !process.isDead();
  }

  @Override
  public String toString() {
    return "attempt " + number + " of " + fate + " at " + process + " (" + state + ")";
  }
}
