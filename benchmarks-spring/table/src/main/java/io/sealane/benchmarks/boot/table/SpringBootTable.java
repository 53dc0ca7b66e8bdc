package io.sealane.benchmarks.boot.table;

import io.sealane.benchmarks.table.Conditions;
import io.sealane.benchmarks.table.Options;
import io.sealane.benchmarks.table.Run;
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

  /** For the sake of the times: what is counted is the same each time. */
  private static final int ROUNDS = 5;

  private SpringBootTable() {}

  /** Runs, prints, writes. */
  public static void main(String[] args) throws Exception {
    List<String> said = List.of(args).subList(2, args.length);
    Options options = Options.of(said, List.of("quick", "counts", "any-load"));
    Path applications = Path.of(args[1]).normalize();
    int rounds = options.mode().equals("full") ? ROUNDS : 1;
    String iterations = "one start of each application";
    Conditions conditions = Conditions.now(options, rounds, iterations, Application.HEAP);
    new Run(Path.of(args[0]), "-spring-boot", conditions)
        .measure(
            () -> Costs.measure(applications, rounds).rows(!options.isCounts()),
            SpringBootTargets::judge);
  }
}
