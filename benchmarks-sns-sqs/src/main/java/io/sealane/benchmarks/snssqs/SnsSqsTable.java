package io.sealane.benchmarks.snssqs;

import io.sealane.benchmarks.table.Conditions;
import io.sealane.benchmarks.table.Effort;
import io.sealane.benchmarks.table.Readme;
import io.sealane.benchmarks.table.Report;
import io.sealane.benchmarks.table.Row;
import io.sealane.benchmarks.table.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs SNS/SQS beside its peers against one stub, prints the table and writes it to {@code
 * results/<date>-sns-sqs.json}; a complete run also into the README, and so does one of counts as
 * long as there is no complete one.
 *
 * <p>Arguments: the folder of the benchmarks; then any of {@code quick} (shows that everything
 * runs; nothing of it is to be quoted), {@code counts} (only what is counted and therefore exact on
 * a busy machine as well), {@code any-load} and {@code only=REGEX} (of works).
 */
public final class SnsSqsTable {

  private static final String TABLE = "-sns-sqs";

  /** Two rounds where it matters most; speed is measured for 2 s after 1 s of warm-up. */
  private static final Effort FULL = new Effort(2, 1, 1, 2_000, false);

  private static final Effort QUICK = new Effort(1, 1, 1, 300, true);

  private SnsSqsTable() {}

  /** Runs, prints, writes. */
  public static void main(String[] args) throws IOException {
    List<String> said = List.of(args).subList(1, args.length);
    String mode = said.contains("quick") ? "quick" : said.contains("counts") ? "counts" : "full";
    String only = null;
    for (String argument : said) {
      if (argument.startsWith("only=")) {
        only = argument.substring("only=".length());
      } else if (!List.of("quick", "counts", "any-load").contains(argument)) {
        throw new IllegalArgumentException(
            "'" + argument + "' is none of quick, counts, any-load, only=REGEX");
      }
    }
    run(Path.of(args[0]), mode, said.contains("any-load"), only);
  }

  private static void run(Path benchmarks, String mode, boolean anyLoad, @Nullable String only)
      throws IOException {
    Conditions conditions = conditions(mode, anyLoad, only);
    if (conditions.isTooLoud()) {
      System.err.printf(
          "The load of the last minute is %.2f, more than %.2f. Wait; or say counts, for what does"
              + " not depend on it, or any-load, which will stand in the report.%n",
          conditions.loadAtStart(), Conditions.MAX_LOAD);
      System.exit(2);
    }
    long began = System.nanoTime();
    List<Row> rows = Measuring.all(mode, only == null ? "" : only);
    double minutes = Math.round((System.nanoTime() - began) / 6e9) / 10.0;
    Report report =
        new Report(
            conditions,
            minutes,
            rows,
            SnsSqsTargets.judge(new Rows(rows), conditions.isComplete()));
    System.out.println("\n" + Readme.markdown(report));
    Path results = benchmarks.resolve("results");
    System.out.println("written to " + report.write(results, TABLE));
    if (only == null && !mode.equals("quick")) {
      Readme.update(benchmarks.resolve("README.md"), results, TABLE);
    }
  }

  private static Conditions conditions(String mode, boolean anyLoad, @Nullable String only) {
    Conditions now = Conditions.now(mode.equals("quick") ? QUICK : FULL, only, anyLoad);
    return new Conditions(
        now.date(),
        now.commit(),
        now.jdk(),
        now.system(),
        now.processors(),
        now.loadAtStart(),
        anyLoad,
        mode,
        only,
        now.forks(),
        now.iterations(),
        now.heap());
  }
}
