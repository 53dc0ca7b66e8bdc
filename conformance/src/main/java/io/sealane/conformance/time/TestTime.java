package io.sealane.conformance.time;

import io.sealane.time.Scheduler;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * The time that one test lives in. What is judged gets its scheduler and its executor, so that the
 * kit knows when everybody waits and nothing can happen but by the passing of time.
 *
 * <p>Virtual time passes by itself when everybody waits, and costs nothing. Real time is bounded:
 * no wait is longer than its limit.
 */
public interface TestTime extends AutoCloseable {

  /** Clock, timer and waiting. Whoever blocks in a test does so by its {@code await}. */
  Scheduler scheduler();

  /** Runs handlers and the threads of a test. */
  Executor executor();

  /**
   * Blocks until the condition holds. It is looked at when something may have changed it.
   *
   * @param what the sentence that a failure begins with
   * @param limit the longest wait, in this time
   * @throws AssertionError if the limit is over
   */
  void until(String what, BooleanSupplier condition, Duration limit);

  /** Whether waiting costs nothing. */
  boolean isVirtual();

  /** Ends the threads. Idempotent. */
  @Override
  void close();

  /** Time that passes only when everybody waits; begins in 2030. */
  static TestTime virtual() {
    return new VirtualTime();
  }

  /** The machine's own time. */
  static TestTime real() {
    return new RealTime();
  }
}
