package io.sealane.benchmarks.jdbc.outbox.subject;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Where everybody's events end: nothing is done with them. One subject sends at a time. */
public final class Arrivals {

  private static final AtomicLong COUNT = new AtomicLong();
  private static volatile long first;

  private Arrivals() {}

  /** One has come. */
  public static void one() {
    if (COUNT.getAndIncrement() == 0) {
      first = System.nanoTime();
    }
  }

  /** Begins to count again. */
  public static void reset() {
    COUNT.set(0);
  }

  /** How many have come. */
  public static long count() {
    return COUNT.get();
  }

  /** When the first came, by the system's nano clock; that time if none has. */
  public static long first(long otherwise) {
    return COUNT.get() == 0 ? otherwise : first;
  }

  /** Waits for that many; returns how many came until the deadline, by the same clock. */
  public static long await(long wanted, long deadline) {
    while (COUNT.get() < wanted && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
    }
    return COUNT.get();
  }
}
