package io.sealane.micrometer;

import io.micrometer.core.instrument.Clock;
import io.sealane.SubscriptionControl;
import io.sealane.transport.receive.Backlog;

/** The backlog of one subscription, asked for now and then. */
final class Asked {

  private final SubscriptionControl subscription;
  private final Clock clock;
  private final long maxAge;
  private volatile Backlog latest = Backlog.UNKNOWN;
  private long askedAt;
  private boolean everAsked;
  private boolean underWay;

  Asked(SubscriptionControl subscription, Clock clock, long maxAge) {
    this.subscription = subscription;
    this.clock = clock;
    this.maxAge = maxAge;
  }

  /** The latest answer; asks for another if it is old. Does not block. */
  Backlog latest() {
    if (mayAsk()) {
      subscription
          .backlog()
          .whenComplete((backlog, error) -> answered(backlog == null ? Backlog.UNKNOWN : backlog));
    }
    return latest;
  }

  private synchronized boolean mayAsk() {
    long now = clock.monotonicTime();
    if (underWay || (everAsked && now - askedAt < maxAge)) {
      return false;
    }
    askedAt = now;
    everAsked = true;
    underWay = true;
    return true;
  }

  private synchronized void answered(Backlog backlog) {
    latest = backlog;
    underWay = false;
  }
}
