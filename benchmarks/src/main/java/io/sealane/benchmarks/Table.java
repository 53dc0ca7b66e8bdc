package io.sealane.benchmarks;

import io.sealane.benchmarks.alone.Alone;
import io.sealane.benchmarks.table.Conditions;
import io.sealane.benchmarks.table.Effort;
import io.sealane.benchmarks.table.Readme;
import io.sealane.benchmarks.table.Report;
import io.sealane.benchmarks.table.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs every benchmark beside its peers in one run, prints the table and writes it to {@code
 * results/<date>.json}; a complete run also into the README. Rows that are lost stay in it.
 *
 * <p>Arguments: the module's folder; then any of {@code quick} (shows that everything runs; what it
 * times is not to be quoted), {@code any-load} (runs on a machine that is busy, and says so) and
 * {@code only=REGEX} (of classes, methods and works).
 */
public final class Table {

  private Table() {}

  /** Runs, prints, writes. */
  public static void main(String[] args) throws RunnerException, IOException {
    List<String> arguments = List.of(args);
    Path module = Path.of(arguments.get(0));
    boolean quick = false;
    boolean anyLoad = false;
    String only = null;
    for (String argument : arguments.subList(1, arguments.size())) {
      if (argument.equals("quick")) {
        quick = true;
      } else if (argument.equals("any-load")) {
        anyLoad = true;
      } else if (argument.startsWith("only=")) {
        only = argument.substring("only=".length());
      } else {
        throw new IllegalArgumentException(
            "'" + argument + "' is none of quick, any-load, only=REGEX");
      }
    }
    run(module, quick ? Effort.QUICK : Effort.FULL, anyLoad, only);
  }

  private static void run(Path module, Effort effort, boolean anyLoad, String only)
      throws RunnerException, IOException {
    Conditions conditions = Conditions.now(effort, only, anyLoad);
    if (conditions.isTooLoud()) {
      System.err.printf(
          "The load of the last minute is %.2f, more than %.2f: times would say more about the%n"
              + "neighbours than about us. Wait, or say any-load, which will stand in the report.%n",
          conditions.loadAtStart(), Conditions.MAX_LOAD);
      System.exit(2);
    }
    long began = System.nanoTime();
    List<Row> rows = new ArrayList<>(Alone.measure(effort.quick(), only == null ? "" : only));
    rows.addAll(Timed.measure(effort, only == null ? ".*" : only));
    double minutes = Math.round((System.nanoTime() - began) / 6e9) / 10.0;
    Report report = Report.of(conditions, minutes, rows);
    System.out.println("\n" + Readme.markdown(report));
    Path results = module.resolve("results");
    System.out.println("written to " + report.write(results));
    if (conditions.isComplete()) {
      Readme.update(module.resolve("README.md"), results);
    }
  }
}
