package io.sealane.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/**
 * Holds a task to the bytes that it may allocate. What is over is tried once more: the first run
 * may have loaded classes, which the fuzzer then rewrote on this thread.
 */
final class Allocation {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  static <T> T within(long limit, Supplier<T> task) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    T result = task.get();
    if (THREADS.getCurrentThreadAllocatedBytes() - before > limit) {
      long again = THREADS.getCurrentThreadAllocatedBytes();
      result = task.get();
      long bytes = THREADS.getCurrentThreadAllocatedBytes() - again;
      if (bytes > limit) {
        throw new AssertionError(bytes + " bytes were allocated, and " + limit + " are allowed");
      }
    }
    return result;
  }
}
