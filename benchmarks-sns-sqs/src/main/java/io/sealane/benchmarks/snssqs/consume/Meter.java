package io.sealane.benchmarks.snssqs.consume;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.sealane.benchmarks.snssqs.stub.Control.Counts;
import io.sealane.benchmarks.warm.Compilers;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * What everything is at a moment.
 *
 * @param at in {@code nanoTime}
 * @param cpu nanoseconds of the processor that this JVM has used
 * @param compiled milliseconds that the compilers have worked
 * @param allocated bytes, by the threads that live
 * @param handled messages
 * @param busy nanoseconds that handlers took
 * @param counts of the stub
 */
record Meter(
    long at, long cpu, long compiled, long allocated, long handled, long busy, Counts counts) {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Meter read(Work work, Counts counts) {
    return new Meter(
        System.nanoTime(),
        SYSTEM.getProcessCpuTime(),
        Compilers.millis(),
        bytes(),
        work.handled.sum(),
        work.busyNanos.sum(),
        counts);
  }

  /** What part of the time since then the compilers were at work; 1 is all of it. */
  double compilingSince(Meter before) {
    return (compiled - before.compiled) * 1e6 / (at - before.at);
  }

  static int threads() {
    return THREADS.getThreadCount();
  }

  private static long bytes() {
    long[] bytes = THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds());
    return Arrays.stream(bytes).filter(each -> each > 0).sum();
  }
}
