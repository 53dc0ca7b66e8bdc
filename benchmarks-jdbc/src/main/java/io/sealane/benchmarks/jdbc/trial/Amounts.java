package io.sealane.benchmarks.jdbc.trial;

/**
 * How much is done.
 *
 * @param rounds of everything that is timed
 * @param millis of each that goes by time
 * @param counted transactions that are counted
 * @param backlog events that wait for Sealane's relay, and the twin's
 * @param peersBacklog events that wait for each peer's
 * @param memory events that wait while the memory is small
 * @param catchUp events in an event store
 * @param warmUpSeconds after which what is to be warmed up is measured, compiled or not
 */
public record Amounts(
    int rounds,
    int millis,
    int counted,
    int backlog,
    int peersBacklog,
    int memory,
    int catchUp,
    int warmUpSeconds) {

  /** What may be quoted. */
  public static final Amounts FULL =
      new Amounts(5, 700, 500, 200_000, 5_000, 1_000_000, 1_000_000, 30);

  /** As much as it takes to count. */
  public static final Amounts COUNTS = new Amounts(1, 50, 100, 20_000, 300, 50_000, 5_000, 0);

  /** Shows that everything runs. */
  public static final Amounts QUICK = new Amounts(1, 100, 50, 5_000, 200, 20_000, 5_000, 0);

  /** Those of that mode: full, counts or quick. */
  public static Amounts of(String mode) {
    return switch (mode) {
      case "full" -> FULL;
      case "counts" -> COUNTS;
      default -> QUICK;
    };
  }
}
