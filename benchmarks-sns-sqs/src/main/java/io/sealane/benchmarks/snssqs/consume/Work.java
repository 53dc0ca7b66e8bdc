package io.sealane.benchmarks.snssqs.consume;

import io.sealane.benchmarks.codec.Order;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** The handler of all, and what is to be known of it. */
final class Work {

  /** How long a handler takes. */
  enum Kind {
    NO_OP("no-op"),
    FIXED("5 ms"),
    LOGNORMAL("lognormal 1-50 ms"),
    SLOW("slow");

    final String label;

    Kind(String label) {
      this.label = label;
    }
  }

  private static final long MILLI = 1_000_000;
  private static final int TIMES = 4_096;

  /** The logarithms' mean and deviation: 1 % would be below 1 ms and 1 % above 50 ms. */
  private static final double MU = Math.log(50) / 2;

  private static final double SIGMA = MU / 2.326;

  private final long[] lognormal = new long[TIMES];
  private final AtomicInteger next = new AtomicInteger();
  private final long slowNanos;
  private volatile Kind kind = Kind.NO_OP;
  private volatile CompletableFuture<Long> begun = new CompletableFuture<>();

  final LongAdder began = new LongAdder();
  final LongAdder handled = new LongAdder();
  final LongAdder busyNanos = new LongAdder();

  /** With slow handlers that take so long. */
  Work(long slowMillis) {
    slowNanos = slowMillis * MILLI;
    Random random = new Random(7);
    for (int i = 0; i < TIMES; i++) {
      double millis = Math.exp(MU + SIGMA * random.nextGaussian());
      lognormal[i] = (long) (MILLI * Math.min(50, Math.max(1, millis)));
    }
  }

  void become(Kind other) {
    kind = other;
  }

  /** When the next handler begins, in {@code nanoTime}. */
  CompletableFuture<Long> nextBegin() {
    CompletableFuture<Long> fresh = new CompletableFuture<>();
    begun = fresh;
    return fresh;
  }

  /** Takes its time. An interrupt ends it at once, and then it was not handled. */
  void handle(Order.Placed order) {
    long from = System.nanoTime();
    began.increment();
    begun.complete(from);
    if (order.lines().size() != 12) {
      throw new IllegalStateException("another order: " + order);
    }
    long end = from + nanos();
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("interrupted");
      }
    }
    busyNanos.add(System.nanoTime() - from);
    handled.increment();
  }

  private long nanos() {
    return switch (kind) {
      case NO_OP -> 0;
      case FIXED -> 5 * MILLI;
      case LOGNORMAL -> lognormal[Math.floorMod(next.getAndIncrement(), TIMES)];
      case SLOW -> slowNanos;
    };
  }
}
