package io.sealane.benchmarks.snssqs.jvm;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What comes before measuring: work until the compilers have next to nothing left to do, on both
 * processors; then this JVM keeps to its own. On one processor they would need minutes, since they
 * would share it with what they compile.
 */
public final class WarmUp {

  private static final CompilationMXBean COMPILERS = ManagementFactory.getCompilationMXBean();

  /** At rest are compilers that are at work for less of the time. */
  private static final double AT_REST = 0.05;

  private static final Duration LOOK = Duration.ofSeconds(2);

  private WarmUp() {}

  /** Work that goes on until it is over, or stops by itself after a while. */
  public interface Step {
    void run() throws Exception;
  }

  /**
   * Repeats a step until the compilers are at rest.
   *
   * @param atMost when to go on all the same; zero or less for no warming up
   */
  public static void repeat(Step step, Duration atMost) throws Exception {
    long begin = System.nanoTime();
    long lookedAt = begin;
    long compiled = COMPILERS.getTotalCompilationTime();
    while (System.nanoTime() - begin < atMost.toNanos()) {
      step.run();
      long past = System.nanoTime() - lookedAt;
      if (past >= LOOK.toNanos()) {
        long now = COMPILERS.getTotalCompilationTime();
        if (TimeUnit.MILLISECONDS.toNanos(now - compiled) < AT_REST * past) {
          break;
        }
        compiled = now;
        lookedAt = System.nanoTime();
      }
    }
  }

  /** Waits, while something else works, until the compilers are at rest. */
  public static void await(Duration atMost) throws Exception {
    repeat(() -> TimeUnit.MILLISECONDS.sleep(100), atMost);
  }

  /** From now on this JVM has its processor only, if it was started so. */
  public static void keepToProcessor() throws IOException, InterruptedException {
    String processor = System.getProperty(Jvm.PROCESSOR);
    if (processor != null) {
      String pid = Long.toString(ProcessHandle.current().pid());
      Process taskset =
          new ProcessBuilder(Jvm.TASKSET.toString(), "-acp", processor, pid)
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.INHERIT)
              .start();
      if (taskset.waitFor() != 0) {
        throw new IllegalStateException("taskset ended with " + taskset.exitValue());
      }
    }
  }

  /** The milliseconds that the compilers have worked so far, all together. */
  public static long compiledMillis() {
    return COMPILERS.getTotalCompilationTime();
  }
}
