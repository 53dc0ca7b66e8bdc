package io.sealane.benchmarks.boot.table;

import io.sealane.benchmarks.table.Conditions;
import io.sealane.benchmarks.table.Effort;
import io.sealane.benchmarks.table.Readme;
import io.sealane.benchmarks.table.Report;
import io.sealane.benchmarks.table.Row;
import io.sealane.benchmarks.table.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Starts the applications in turns, prints what each costs beyond the empty one, and writes it to
 * {@code results/<date>-spring-boot.json}; a complete run also into the README, and so does one of
 * counts as long as there is no complete one.
 *
 * <p>Arguments: the folder of the benchmarks, that of the applications; then any of {@code quick}
 * (one start of each), {@code counts} (only what is counted and therefore the same on a busy
 * machine) and {@code any-load}.
 */
public final class SpringBootTable {

  private static final String TABLE = "-spring-boot";

  /** For the sake of the times: what is counted is the same each time. */
  private static final int ROUNDS = 5;

  private SpringBootTable() {}

  /** Runs, prints, writes. */
  public static void main(String[] args) throws IOException {
    List<String> said = List.of(args).subList(2, args.length);
    for (String argument : said) {
      if (!List.of("quick", "counts", "any-load").contains(argument)) {
        throw new IllegalArgumentException("'" + argument + "' is none of quick, counts, any-load");
      }
    }
    String mode = said.contains("quick") ? "quick" : said.contains("counts") ? "counts" : "full";
    run(Path.of(args[0]), Path.of(args[1]).normalize(), mode, said.contains("any-load"));
  }

  private static void run(Path benchmarks, Path applications, String mode, boolean anyLoad)
      throws IOException {
    Conditions conditions = conditions(mode, anyLoad);
    if (conditions.isTooLoud()) {
      System.err.printf(
          "The load of the last minute is %.2f, more than %.2f. Wait; or say counts, for what does"
              + " not depend on it, or any-load, which will stand in the report.%n",
          conditions.loadAtStart(), Conditions.MAX_LOAD);
      System.exit(2);
    }
    long began = System.nanoTime();
    Costs costs = Costs.measure(applications, conditions.forks());
    List<Row> rows = costs.rows(!mode.equals("counts"));
    double minutes = Math.round((System.nanoTime() - began) / 6e9) / 10.0;
    Report report =
        new Report(
            conditions,
            minutes,
            rows,
            SpringBootTargets.judge(new Rows(rows), conditions.isComplete()));
    System.out.println("\n" + Readme.markdown(report));
    Path results = benchmarks.resolve("results");
    System.out.println("written to " + report.write(results, TABLE));
    if (!mode.equals("quick")) {
      Readme.update(benchmarks.resolve("README.md"), results, TABLE);
    }
  }

  private static Conditions conditions(String mode, boolean anyLoad) {
    Conditions now = Conditions.now(Effort.FULL, null, anyLoad);
    return new Conditions(
        now.date(),
        now.commit(),
        now.jdk(),
        now.system(),
        now.processors(),
        now.loadAtStart(),
        anyLoad,
        mode,
        null,
        mode.equals("full") ? ROUNDS : 1,
        "one start of each application",
        Application.HEAP);
  }
}
