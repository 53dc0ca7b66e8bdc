package io.sealane.benchmarks.snssqs.publish;

import io.sealane.benchmarks.table.Figure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Calls by the clock, whatever became of the calls before, and counts from when each was due: who
 * is slow makes the next wait as well. The first quarter is for warming up.
 */
final class OpenLoop {

  private final int perSecond;
  private final long[] nanos;
  private final LongAdder failed = new LongAdder();
  private final AtomicLong last = new AtomicLong();
  private long took;

  OpenLoop(int perSecond, int events) {
    this.perSecond = perSecond;
    this.nanos = new long[events];
  }

  void run(Supplier<CompletableFuture<?>> call) {
    CountDownLatch answered = new CountDownLatch(nanos.length);
    long begin = System.nanoTime();
    for (int i = 0; i < nanos.length; i++) {
      int place = i;
      long due = begin + i * (1_000_000_000L / perSecond);
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      call.get()
          .whenComplete(
              (done, error) -> {
                nanos[place] = System.nanoTime() - due;
                if (error != null) {
                  failed.increment();
                }
                last.accumulateAndGet(System.nanoTime(), Math::max);
                answered.countDown();
              });
    }
    try {
      answered.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    took = last.get() - begin;
    if (failed.sum() > 0) {
      throw new IllegalStateException(failed.sum() + " of " + nanos.length + " failed");
    }
  }

  /** Median and 99th percentile, and what came of the rate. */
  List<Figure> figures() {
    long[] late = Arrays.copyOfRange(nanos, nanos.length / 4, nanos.length);
    Arrays.sort(late);
    return List.of(
        Figure.count("ms p50", late[late.length / 2] / 1e6),
        Figure.count("ms p99", late[late.length * 99 / 100] / 1e6));
  }

  /** Whether it kept up. */
  String note() {
    double reached = nanos.length / (took / 1e9);
    return reached < 0.9 * perSecond
        ? String.format(Locale.ROOT, "kept up with %,.0f/s", reached)
        : "";
  }
}
