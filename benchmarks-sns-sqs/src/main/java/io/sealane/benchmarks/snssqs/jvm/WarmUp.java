package io.sealane.benchmarks.snssqs.jvm;

import io.sealane.benchmarks.warm.Compilers;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What comes before measuring: work until the compilers have next to nothing left to do, on both
 * processors; then this JVM keeps to its own. On one processor they would need minutes, since they
 * would share it with what they compile.
 */
public final class WarmUp {

  private static final Duration LOOK = Duration.ofSeconds(2);

  private static final int TRIES = 20;

  private WarmUp() {}

  /**
   * Repeats a step until the compilers are at rest.
   *
   * @param atMost when to go on all the same; zero or less for no warming up
   */
  public static void repeat(Compilers.Work step, Duration atMost) throws Exception {
    long begin = System.nanoTime();
    boolean cold = true;
    while (cold && System.nanoTime() - begin < atMost.toNanos()) {
      cold = Compilers.share(() -> repeatFor(LOOK, step)) >= Compilers.AT_REST;
    }
  }

  private static void repeatFor(Duration time, Compilers.Work step) throws Exception {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < time.toNanos()) {
      step.run();
    }
  }

  /** Waits, while something else works, until the compilers are at rest. */
  public static void await(Duration atMost) throws Exception {
    repeat(() -> TimeUnit.MILLISECONDS.sleep(100), atMost);
  }

  /** From now on this JVM has its processor only, if it was started so. */
  public static void keepToProcessor() throws IOException, InterruptedException {
    String processor = System.getProperty(Jvm.PROCESSOR);
    if (processor == null) {
      return;
    }
    // It goes from thread to thread, and gives up at one that ends before it gets there.
    for (int i = 0; i < TRIES; i++) {
      if (taskset(processor) == 0) {
        return;
      }
    }
    throw new IllegalStateException("taskset failed " + TRIES + " times");
  }

  private static int taskset(String processor) throws IOException, InterruptedException {
    String pid = Long.toString(ProcessHandle.current().pid());
    return new ProcessBuilder(Jvm.TASKSET.toString(), "-acp", processor, pid)
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.INHERIT)
        .start()
        .waitFor();
  }
}
