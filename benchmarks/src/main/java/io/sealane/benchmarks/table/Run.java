package io.sealane.benchmarks.table;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One run of a table: refuses a busy machine, measures, judges, prints, writes. */
public final class Run {

  /** Measures all rows. */
  @FunctionalInterface
  public interface Measurement {

    /** Takes minutes. */
    List<Row> rows() throws Exception;
  }

  /** Says what was reached. */
  @FunctionalInterface
  public interface Judge {

    /** With a run that is not complete, what is missing is no miss. */
    List<Verdict> judge(Rows rows, boolean complete);
  }

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path benchmarks;
  private final String table;
  private final Conditions conditions;

  /**
   * Is about to run.
   *
   * @param benchmarks the folder of the README and the results
   * @param table what stands behind the date of its results, for example {@code -sns-sqs}
   */
  public Run(Path benchmarks, String table, Conditions conditions) {
    this.benchmarks = benchmarks;
    this.table = table;
    this.conditions = conditions;
  }

  /**
   * Measures and writes the results; of everything, and not for a look only, into the README too.
   * Waits for a machine that is still busy with the build, and ends the JVM with 2 if it stays
   * busy.
   */
  public void measure(Measurement measurement, Judge judge) throws Exception {
    Conditions now = conditions.afterTheBuild(PATIENCE);
    if (now.isTooLoud()) {
      System.err.printf(
          "The load of the last minute is %.2f, more than %.2f: times would say more about the%n"
              + "neighbours than about us. Wait, or say any-load, which will stand in the report.%n",
          now.loadAtStart(), Conditions.MAX_LOAD);
      System.exit(2);
    }
    long began = System.nanoTime();
    List<Row> rows = measurement.rows();
    double minutes = Math.round((System.nanoTime() - began) / 6e9) / 10.0;
    write(new Report(now, minutes, rows, judge.judge(new Rows(rows), now.isComplete())));
  }

  private void write(Report report) throws IOException {
    System.out.println("\n" + Readme.markdown(report));
    Path results = benchmarks.resolve("results");
    System.out.println("written to " + report.write(results, table));
    if (conditions.only() == null && !conditions.mode().equals("quick")) {
      Readme.update(benchmarks.resolve("README.md"), results, table);
    }
  }
}
