package io.sealane;

import io.sealane.handoff.HandlerThreads;
import io.sealane.observe.Observer;
import io.sealane.observe.Tracing;
import io.sealane.time.Scheduler;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What comes from outside.
 *
 * @param scheduler time
 * @param executor where handlers run
 * @param renewals where the guard's claims are renewed, however busy the executor is
 * @param random for jitter; used by many threads
 * @param ids makes event ids
 * @param observer is told everything
 * @param tracing joins events to traces
 */
record Surroundings(
    Scheduler scheduler,
    Executor executor,
    Executor renewals,
    RandomGenerator random,
    Supplier<String> ids,
    Observer observer,
    Tracing tracing) {

  /**
   * An executor that is full of handlers would let their claims end, so in real time these are
   * renewed elsewhere. Whoever owns time owns all threads.
   *
   * @param own the application's executor, or null
   * @param handlers where handlers run
   */
  static Executor renewals(@Nullable Executor own, Scheduler time, Executor handlers) {
    return own != null && time.equals(Scheduler.system()) ? HandlerThreads.create() : handlers;
  }
}
