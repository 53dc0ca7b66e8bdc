package io.sealane.benchmarks.warm;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

/**
 * The compilers of this JVM. On few processors they take a large part of what is measured, long
 * after the start: half of one processor after 25 s was seen.
 */
public final class Compilers {

  /** At rest are compilers that are at work for less of the time. */
  public static final double AT_REST = 0.05;

  private static final CompilationMXBean BEAN = ManagementFactory.getCompilationMXBean();

  private Compilers() {}

  /** What is looked at. */
  public interface Work {
    void run() throws Exception;
  }

  /** For how long they have been at work so far, all together. */
  public static long millis() {
    return BEAN.getTotalCompilationTime();
  }

  /** What part of the time that the work took they were at work too; 1 is all of it. */
  public static double share(Work work) throws Exception {
    long before = millis();
    long begin = System.nanoTime();
    work.run();
    return (millis() - before) * 1e6 / (System.nanoTime() - begin);
  }
}
