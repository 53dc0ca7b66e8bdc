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
import io.sealane.benchmarks.table.Options;
import io.sealane.benchmarks.table.Row;
import io.sealane.benchmarks.table.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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

  private interface Work {
    List<Row> measure(Server server, Amounts amounts) throws Exception;
  }

  private JdbcTable() {}

  /** Runs, prints, writes. */
  public static void main(String[] args) throws Exception {
    List<String> said = List.of(args).subList(1, args.length);
    Options options = Options.of(said, List.of("quick", "counts", "any-load", "only="));
    Amounts amounts = Amounts.of(options.mode());
    Effort effort = new Effort(1, 1, amounts.rounds(), amounts.millis(), options.isQuick());
    new Run(Path.of(args[0]), "-jdbc", Conditions.now(options, effort))
        .measure(() -> Compared.all(measured(options)), JdbcTargets::judge);
    System.exit(0); // some peers leave threads behind
  }

  private static List<Row> measured(Options options) throws Exception {
    Map<String, Work> works = new LinkedHashMap<>();
    works.put(AppendWork.NAME, AppendWork::measure);
    works.put(DrainWork.NAME, DrainWork::measure);
    works.put(MemoryWork.NAME, MemoryWork::measure);
    works.put(InboxWork.NAME, InboxWork::measure);
    works.put("event store", StreamWork::measure);
    List<Row> rows = new ArrayList<>();
    try (Server server = Server.start()) {
      for (Map.Entry<String, Work> work : works.entrySet()) {
        if (Pattern.compile(options.pattern()).matcher(work.getKey()).find()) {
          long began = System.nanoTime();
          rows.addAll(work.getValue().measure(server, Amounts.of(options.mode())));
          System.out.printf("%s: %.0f s%n", work.getKey(), (System.nanoTime() - began) / 1e9);
        }
      }
    }
    return options.isCounts() ? counted(rows) : rows;
  }

  /** A run of counts has no times. */
  private static List<Row> counted(List<Row> rows) {
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
}
