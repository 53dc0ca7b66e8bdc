package io.sealane.benchmarks.jdbc;

import io.sealane.benchmarks.table.Figure;
import io.sealane.benchmarks.table.Row;
import io.sealane.benchmarks.table.Rows;
import java.util.List;

/** Writes beside each peer whether Sealane wins, ties or loses against it, and by how much. */
final class Compared {

  /** What is compared, if a row has it: the first one. Of these, more is better. */
  private static final List<String> RATES = List.of("tx/s", "events/s");

  /** Of these, less is better. */
  private static final List<String> COSTS = List.of("WAL B/event", "statements/event");

  /** So much is a tie. */
  private static final double TIE = 0.05;

  private final Rows rows;

  private Compared(List<Row> rows) {
    this.rows = new Rows(rows);
  }

  static List<Row> all(List<Row> rows) {
    Compared compared = new Compared(rows);
    return rows.stream().map(compared::noted).toList();
  }

  private Row noted(Row row) {
    String result = row.subject().startsWith("sealane") ? "" : result(row);
    String between = result.isEmpty() || row.note().isEmpty() ? "" : "; ";
    return new Row(
        row.work(), row.subject(), row.parameters(), row.figures(), result + between + row.note());
  }

  private String result(Row row) {
    for (String figure : RATES) {
      double times = ours(row, figure) / row.value(figure);
      if (!Double.isNaN(times)) {
        return result(times, figure);
      }
    }
    for (String figure : COSTS) {
      double times = row.value(figure) / ours(row, figure);
      if (!Double.isNaN(times)) {
        return result(times, figure);
      }
    }
    return "";
  }

  private double ours(Row row, String figure) {
    return rows.value(row.work(), "sealane", row.parameters(), figure);
  }

  private static String result(double times, String figure) {
    String what = times > 1 + TIE ? "wins" : times < 1 - TIE ? "loses" : "ties";
    return "sealane " + what + " by " + figure + ": " + Figure.number(times) + " times as good";
  }
}
