package io.sealane.simulation.fault;

import java.time.Duration;

/**
 * One entry of a plan.
 *
 * @param kind what goes wrong
 * @param from when it begins
 * @param until when it ends
 * @param chance how likely each occasion within that time is to be hit, 0 to 1
 */
public record Fault(FaultKind kind, Duration from, Duration until, double chance) {

  /** The same, so much later. */
  Fault later(Duration time) {
    return new Fault(kind, from.plus(time), until.plus(time), chance);
  }

  boolean covers(long nanos) {
    return nanos >= from.toNanos() && nanos < until.toNanos();
  }
}
