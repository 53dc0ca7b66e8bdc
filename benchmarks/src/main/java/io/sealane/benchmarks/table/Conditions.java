package io.sealane.benchmarks.table;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Under which conditions a run was made.
 *
 * @param date the day it began
 * @param commit of the sources, with a plus sign if they were changed since; or "unknown"
 * @param jdk the JDK's version
 * @param system operating system and architecture
 * @param processors how many this JVM may use
 * @param loadAtStart the load average of the last minute, negative if the system tells none
 * @param anyLoad whether a higher load than allowed was accepted by argument
 * @param mode full, counts or quick
 * @param only the regular expression of what was run, or null for everything
 * @param forks how many JVMs each timed row got
 * @param iterations what each of them did
 * @param heap of each of them
 */
public record Conditions(
    String date,
    String commit,
    String jdk,
    String system,
    int processors,
    double loadAtStart,
    boolean anyLoad,
    String mode,
    @Nullable String only,
    int forks,
    String iterations,
    String heap) {

  /** Above it, times say more about the neighbours than about us. */
  public static final double MAX_LOAD = 0.5;

  private static final Duration LOOK = Duration.ofSeconds(5);

  /** The conditions of now, for a run in JVMs whose heap is {@link Effort}'s. */
  public static Conditions now(Options options, Effort effort) {
    return now(options, effort.forks(), effort.iterations(), Effort.HEAP);
  }

  /** The conditions of now. */
  public static Conditions now(Options options, int forks, String iterations, String heap) {
    return new Conditions(
        LocalDate.now(Clock.systemUTC()).toString(),
        sources(),
        Runtime.version().toString(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        load(),
        options.anyLoad(),
        options.mode(),
        options.only(),
        forks,
        iterations,
        heap);
  }

  /** Whether this is a run of everything, with an effort that allows to quote times. */
  public boolean isComplete() {
    return mode.equals("full") && only == null;
  }

  /** Whether times would be worth nothing, and nobody said that this does not matter. */
  public boolean isTooLoud() {
    return mode.equals("full") && !anyLoad && loadAtStart > MAX_LOAD;
  }

  /**
   * The same with the load of a later moment: the build that led here is a load, too, and it takes
   * a while until the last minute is without it.
   *
   * @param patience how long to wait until the machine is quiet; it may be too loud then
   */
  Conditions afterTheBuild(Duration patience) {
    Conditions now = this;
    long deadline = System.nanoTime() + patience.toNanos();
    while (now.isTooLoud() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK.toNanos());
      now = withLoad(load());
    }
    return now;
  }

  private Conditions withLoad(double load) {
    return new Conditions(
        date, commit, jdk, system, processors, load, anyLoad, mode, only, forks, iterations, heap);
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String sources() {
    String head = git("rev-parse", "--short=12", "HEAD");
    return head == null ? "unknown" : head + (isClean() ? "" : "+");
  }

  private static boolean isClean() {
    String status = git("status", "--porcelain");
    return status != null && status.isEmpty();
  }

  private static @Nullable String git(String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = "git";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      Process git = new ProcessBuilder(command).start();
      String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor() == 0 ? answer.strip() : null;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
