package io.sealane.benchmarks.table;

import java.util.List;

/** All rows of a run, in the order of the table. */
public record Rows(List<Row> all) {

  /** The figure of a row, or NaN if it was not measured. */
  public double value(String work, String subject, String parameters, String figure) {
    return all.stream()
        .filter(row -> row.work().equals(work))
        .filter(row -> row.subject().equals(subject) && row.parameters().equals(parameters))
        .mapToDouble(row -> row.value(figure))
        .findFirst()
        .orElse(Double.NaN);
  }
}
