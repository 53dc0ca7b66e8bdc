package io.sealane.time;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * All that Sealane knows of time. {@link #instant()} is the wall clock and may jump; whatever
 * measures a span (leases, deadlines, back-off) uses {@link #nanoTime()}. Safe for use by many
 * threads.
 *
 * <p>{@link #system()} is the real thing; a test hands in a virtual one and owns time.
 */
public interface Scheduler extends InstantSource {

  /** Nanoseconds of a clock that never jumps; only differences have a meaning. */
  long nanoTime();

  /**
   * Runs a task later. Tasks are short and never block.
   *
   * @param delay how long from now; zero or less for as soon as possible
   * @return what cancels the task if it has not begun
   */
  Timer schedule(Runnable task, Duration delay);

  /**
   * Blocks the calling thread until the stage is complete. This is the only place where Sealane
   * waits, so that a simulation can let another thread run meanwhile.
   *
   * @param timeout the longest wait
   * @return the stage's value
   * @throws ExecutionException if the stage completed exceptionally
   * @throws TimeoutException if the time was over first
   * @throws InterruptedException if the thread was interrupted
   */
  <T> T await(CompletionStage<T> stage, Duration timeout)
      throws ExecutionException, TimeoutException, InterruptedException;

  /** The machine's clocks and one daemon thread that is started with the first scheduled task. */
  static Scheduler system() {
    return SystemScheduler.INSTANCE;
  }

  /** A task that was scheduled. */
  @FunctionalInterface
  interface Timer {
    /** Forgets the task if it has not begun. */
    void cancel();
  }
}
