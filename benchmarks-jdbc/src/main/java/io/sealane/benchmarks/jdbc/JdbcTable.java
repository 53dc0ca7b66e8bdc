package io.sealane.benchmarks.jdbc;

import io.sealane.benchmarks.jdbc.database.Server;
import io.sealane.benchmarks.jdbc.inbox.InboxWork;
import io.sealane.benchmarks.jdbc.outbox.AppendWork;
import io.sealane.benchmarks.jdbc.outbox.DrainWork;
import io.sealane.benchmarks.jdbc.outbox.MemoryWork;
import io.sealane.benchmarks.jdbc.stream.StreamWork;
import io.sealane.benchmarks.jdbc.trial.Amounts;
import io.sealane.benchmarks.table.Conditions;
import io.sealane.benchmarks.table.Effort;
import io.sealane.benchmarks.table.Figure;
import io.sealane.benchmarks.table.Readme;
import io.sealane.benchmarks.table.Report;
import io.sealane.benchmarks.table.Row;
import io.sealane.benchmarks.table.Rows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs Sealane beside its peers on one PostgreSQL, prints the table and writes it to {@code
 * results/<date>-jdbc.json}; a complete run also into the README, and so does one of counts as long
 * as there is no complete one.
 *
 * <p>Arguments: the folder of the benchmarks; then any of {@code quick} (shows that everything
 * runs; nothing of it is to be quoted), {@code counts} (only what is counted and therefore the same
 * on a busy machine), {@code any-load} and {@code only=REGEX} (of works).
 */
public final class JdbcTable {

  private static final String TABLE = "-jdbc";

  private interface Work {
    List<Row> measure(Server server, Amounts amounts) throws Exception;
  }

  private JdbcTable() {}

  /** Runs, prints, writes. */
  public static void main(String[] args) throws Exception {
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
    System.exit(0); // some peers leave threads behind
  }

  private static void run(Path benchmarks, String mode, boolean anyLoad, @Nullable String only)
      throws Exception {
    Conditions conditions = conditions(mode, anyLoad, only);
    if (conditions.isTooLoud()) {
      System.err.printf(
          "The load of the last minute is %.2f, more than %.2f. Wait; or say counts, for what does"
              + " not depend on it, or any-load, which will stand in the report.%n",
          conditions.loadAtStart(), Conditions.MAX_LOAD);
      System.exit(2);
    }
    long began = System.nanoTime();
    List<Row> rows = Compared.all(shown(measured(mode, only == null ? "" : only), mode));
    double minutes = Math.round((System.nanoTime() - began) / 6e9) / 10.0;
    Report report =
        new Report(
            conditions, minutes, rows, JdbcTargets.judge(new Rows(rows), conditions.isComplete()));
    System.out.println("\n" + Readme.markdown(report));
    Path results = benchmarks.resolve("results");
    System.out.println("written to " + report.write(results, TABLE));
    if (only == null && !mode.equals("quick")) {
      Readme.update(benchmarks.resolve("README.md"), results, TABLE);
    }
  }

  private static List<Row> measured(String mode, String only) throws Exception {
    Map<String, Work> works = new LinkedHashMap<>();
    works.put(AppendWork.NAME, AppendWork::measure);
    works.put(DrainWork.NAME, DrainWork::measure);
    works.put(MemoryWork.NAME, MemoryWork::measure);
    works.put(InboxWork.NAME, InboxWork::measure);
    works.put("event store", StreamWork::measure);
    List<Row> rows = new ArrayList<>();
    try (Server server = Server.start()) {
      for (Map.Entry<String, Work> work : works.entrySet()) {
        if (Pattern.compile(only).matcher(work.getKey()).find()) {
          long began = System.nanoTime();
          rows.addAll(work.getValue().measure(server, Amounts.of(mode)));
          System.out.printf("%s: %.0f s%n", work.getKey(), (System.nanoTime() - began) / 1e9);
        }
      }
    }
    return rows;
  }

  /** A run of counts has no times. */
  private static List<Row> shown(List<Row> rows, String mode) {
    if (!mode.equals("counts")) {
      return rows;
    }
    return rows.stream()
        .map(
            row ->
                new Row(
                    row.work(),
                    row.subject(),
                    row.parameters(),
                    row.figures().stream().filter(JdbcTable::isCount).toList(),
                    row.note()))
        .filter(row -> !row.figures().isEmpty())
        .toList();
  }

  private static boolean isCount(Figure figure) {
    return !figure.name().endsWith("/s");
  }

  private static Conditions conditions(String mode, boolean anyLoad, @Nullable String only) {
    Amounts amounts = Amounts.of(mode);
    Effort effort = new Effort(1, 1, amounts.rounds(), amounts.millis(), mode.equals("quick"));
    Conditions now = Conditions.now(effort, only, anyLoad);
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
