package io.sealane.benchmarks.table;

import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How much is done for a timed row.
 *
 * @param forks JVMs, one in each round
 * @param warmups iterations of each that do not count
 * @param measured iterations of each that count
 * @param millis of each iteration
 * @param quick whether it only shows that everything runs; its times are not to be quoted
 */
public record Effort(int forks, int warmups, int measured, int millis, boolean quick) {

  /** About 20 minutes for the whole table: five forks, as many as its method asks for. */
  public static final Effort FULL = new Effort(5, 4, 5, 250, false);

  /** Seconds for the whole table, in this JVM and with one value of each parameter. */
  public static final Effort QUICK = new Effort(1, 1, 1, 50, true);

  static final String HEAP = "512m";

  String iterations() {
    return warmups + " of warm-up and " + measured + " measured, " + millis + " ms each";
  }

  /** Tells JMH; of forks one, as each round is a run of its own. */
  public void applyTo(ChainedOptionsBuilder options) {
    TimeValue time = TimeValue.milliseconds(millis);
    options
        .forks(quick ? 0 : 1)
        .warmupIterations(warmups)
        .warmupTime(time)
        .measurementIterations(measured)
        .measurementTime(time);
    if (quick) {
      options.param("lines", "12").param("wiring", "3x1").param("producers", "1");
    } else {
      options.jvmArgs("-Xms" + HEAP, "-Xmx" + HEAP);
    }
  }
}
