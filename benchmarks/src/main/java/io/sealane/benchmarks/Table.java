package io.sealane.benchmarks;

import io.sealane.benchmarks.alone.Alone;
import io.sealane.benchmarks.table.Conditions;
import io.sealane.benchmarks.table.Effort;
import io.sealane.benchmarks.table.Options;
import io.sealane.benchmarks.table.Row;
import io.sealane.benchmarks.table.Run;
import io.sealane.benchmarks.table.Targets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
  public static void main(String[] args) throws Exception {
    List<String> said = List.of(args).subList(1, args.length);
    Options options = Options.of(said, List.of("quick", "any-load", "only="));
    Effort effort = options.isQuick() ? Effort.QUICK : Effort.FULL;
    new Run(Path.of(args[0]), "", Conditions.now(options, effort))
        .measure(() -> rows(options, effort), Targets::judge);
  }

  private static List<Row> rows(Options options, Effort effort) throws Exception {
    List<Row> rows = new ArrayList<>(Alone.measure(effort.quick(), options.pattern()));
    rows.addAll(Timed.measure(effort, options.only() == null ? ".*" : options.only()));
    return rows;
  }
}
