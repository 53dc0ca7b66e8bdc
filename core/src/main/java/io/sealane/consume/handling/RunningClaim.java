package io.sealane.consume.handling;

import io.sealane.store.GuardKey;
import io.sealane.store.LeasedGuard;
import io.sealane.time.Nanos;
import io.sealane.time.Scheduler;
import java.time.Duration;

/** A claim that has to be renewed as long as the handler runs. */
public final class RunningClaim {

  private final LeasedGuard guard;
  private final GuardKey key;
  private final String owner;
  private final Duration lease;
  private final Scheduler scheduler;
  private volatile long until;

  /**
   * A claim that was granted.
   *
   * @param askedAt when it was asked for, by the scheduler's {@code nanoTime}: it ends no earlier
   *     than its lease after that
   */
  RunningClaim(
      LeasedGuard guard,
      GuardKey key,
      String owner,
      Duration lease,
      Scheduler scheduler,
      long askedAt) {
    this.guard = guard;
    this.key = key;
    this.owner = owner;
    this.lease = lease;
    this.scheduler = scheduler;
    this.until = askedAt + Nanos.of(lease);
  }

  /**
   * Renews it; may block. A store that does not answer may answer the next time.
   *
   * @return whether it is still ours as far as is known
   */
  public boolean renew() {
    long askedAt = scheduler.nanoTime();
    try {
      if (!guard.renew(key, owner, lease)) {
        return false;
      }
      until = askedAt + Nanos.of(lease);
    } catch (RuntimeException e) {
      return true;
    }
    return true;
  }

  /**
   * Whether somebody else may have the event by now.
   *
   * @param now by the scheduler's {@code nanoTime}
   */
  boolean isOver(long now) {
    return now - until >= 0;
  }

  /** Up to when it is surely ours, by the scheduler's {@code nanoTime}. */
  public long until() {
    return until;
  }
}
