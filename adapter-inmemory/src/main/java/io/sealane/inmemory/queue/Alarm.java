package io.sealane.inmemory.queue;

import io.sealane.time.Scheduler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One timer for the earliest of many deadlines. It is moved only to ring earlier: in a busy queue,
 * where each lease ends long before its time, it is set once per lease time and not once per
 * message. The queue's lock guards it.
 */
final class Alarm {
  private final Scheduler scheduler;
  private final Runnable ring;
  private Scheduler.@Nullable Timer timer;
  private long at;

  Alarm(Scheduler scheduler, Runnable ring) {
    this.scheduler = scheduler;
    this.ring = ring;
  }

  /** Rings at the deadline at the latest, unless it is cancelled. */
  void ringBy(long deadline, long now) {
    if (timer != null && at - deadline <= 0) {
      return;
    }
    cancel();
    at = deadline;
    timer = scheduler.schedule(ring, Duration.ofNanos(deadline - now));
  }

  void cancel() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  void rang() {
    timer = null;
  }
}
