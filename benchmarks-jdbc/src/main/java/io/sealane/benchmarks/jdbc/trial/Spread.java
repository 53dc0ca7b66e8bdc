package io.sealane.benchmarks.jdbc.trial;

import io.sealane.benchmarks.table.Figure;
import java.util.List;

/** What several rounds come to. */
public final class Spread {

  private Spread() {}

  /** The median, and half of the range as its error. */
  public static Figure median(String name, List<Double> rounds) {
    double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double range = sorted[sorted.length - 1] - sorted[0];
    return new Figure(
        name, sorted[sorted.length / 2], sorted.length == 1 ? null : Double.valueOf(range / 2));
  }
}
