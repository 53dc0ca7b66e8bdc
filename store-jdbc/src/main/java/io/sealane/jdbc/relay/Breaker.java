package io.sealane.jdbc.relay;

import io.sealane.time.Backoff;
import io.sealane.time.Scheduler;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Whether a topic lets anything through. Used by one thread. */
final class Breaker {

  private static final Backoff CLOSED =
      Backoff.exponential(Duration.ofMillis(500), Duration.ofSeconds(30));

  /**
   * A topic that lets nothing through is asked with few events, with more each time: if it is their
   * keys that fail, there are others behind them.
   */
  private static final int FEWEST = 10;

  private static final int MOST = 200;

  private final Scheduler scheduler;
  private int failures;
  private long until;

  Breaker(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Something got through. */
  void passed() {
    failures = 0;
  }

  /** How often nothing got through since something did. */
  int failures() {
    return failures;
  }

  /** Nothing got through; returns how long to wait. */
  Duration failed(RandomGenerator random) {
    failures++;
    Duration retryIn = CLOSED.after(failures, random);
    until = scheduler.nanoTime() + retryIn.toNanos();
    return retryIn;
  }

  /** How long nothing is to be tried; zero if something may be. */
  Duration remaining() {
    long left = failures == 0 ? 0 : until - scheduler.nanoTime();
    return Duration.ofNanos(Math.max(0, left));
  }

  /** How many events may be tried, if it is otherwise that many. */
  int limit(int otherwise) {
    return failures == 0
        ? otherwise
        : Math.min(otherwise, Math.min(MOST, FEWEST << Math.min(failures, 10)));
  }
}
