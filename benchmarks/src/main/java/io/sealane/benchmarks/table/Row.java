package io.sealane.benchmarks.table;

import java.util.List;

/**
 * What was measured of one subject at one work.
 *
 * @param work the work, for example {@code encode}
 * @param subject who did it
 * @param parameters with which parameters, or empty
 * @param figures the numbers
 * @param note what a reader had better know of it, or empty
 */
public record Row(
    String work, String subject, String parameters, List<Figure> figures, String note) {

  /** The figure of that name, or NaN if there is none. */
  public double value(String figure) {
    return figures.stream()
        .filter(one -> one.name().equals(figure))
        .mapToDouble(Figure::value)
        .findFirst()
        .orElse(Double.NaN);
  }
}
