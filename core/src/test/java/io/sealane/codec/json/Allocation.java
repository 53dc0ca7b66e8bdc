package io.sealane.codec.json;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that this thread allocates; exact once the code is compiled. */
final class Allocation {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** The bytes of one run. */
  static long of(Runnable task) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    task.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  /** The bytes of a run among many: the least of the averages over some rounds. */
  static double steady(Runnable task) {
    repeat(task, 6_000);
    double least = Double.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      least = Math.min(least, of(() -> repeat(task, 500)) / 500.0);
    }
    return least;
  }

  private static void repeat(Runnable task, int times) {
    for (int i = 0; i < times; i++) {
      task.run();
    }
  }
}
