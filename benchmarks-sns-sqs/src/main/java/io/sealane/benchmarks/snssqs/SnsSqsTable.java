package io.sealane.benchmarks.snssqs;

import io.sealane.benchmarks.table.Conditions;
import io.sealane.benchmarks.table.Effort;
import io.sealane.benchmarks.table.Options;
import io.sealane.benchmarks.table.Run;
import java.nio.file.Path;
import java.util.List;

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

  /**
   * Two rounds where it matters most; speed is measured for 2 s, 1 s after the last change of it.
   */
  private static final Effort FULL = new Effort(2, 1, 1, 2_000, false);

  private static final Effort QUICK = new Effort(1, 1, 1, 300, true);

  private SnsSqsTable() {}

  /** Runs, prints, writes. */
  public static void main(String[] args) throws Exception {
    List<String> said = List.of(args).subList(1, args.length);
    Options options = Options.of(said, List.of("quick", "counts", "any-load", "only="));
    Conditions conditions = Conditions.now(options, options.isQuick() ? QUICK : FULL);
    new Run(Path.of(args[0]), "-sns-sqs", conditions)
        .measure(() -> Measuring.all(options), SnsSqsTargets::judge);
  }
}
