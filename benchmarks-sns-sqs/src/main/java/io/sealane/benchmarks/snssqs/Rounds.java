package io.sealane.benchmarks.snssqs;

import io.sealane.benchmarks.snssqs.jvm.Said;
import io.sealane.benchmarks.table.Figure;
import io.sealane.benchmarks.table.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes one row of those that several rounds have brought. */
final class Rounds {

  /** What is counted, and does not depend on how busy a machine is. */
  private static final Set<String> COUNTS =
      Set.of(
          Said.REQUESTS,
          "receives",
          "receives/h",
          "threads",
          "handled, not deleted",
          "left hidden",
          "cut short");

  private Rounds() {}

  /**
   * One row for each work, with its parameters, and subject: the middle of its rounds, and half of
   * their range.
   *
   * @param countsOnly whether to leave out what is timed
   */
  static List<Row> merged(List<Row> rows, boolean countsOnly) {
    Map<String, List<Row>> same = new LinkedHashMap<>();
    for (Row row : rows) {
      String key = row.work() + "|" + row.parameters() + "|" + row.subject();
      same.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
    }
    return same.values().stream().map(each -> merged(each, names(each, countsOnly))).toList();
  }

  private static List<String> names(List<Row> same, boolean countsOnly) {
    return same.get(0).figures().stream()
        .map(Figure::name)
        .filter(name -> !countsOnly || COUNTS.contains(name))
        .toList();
  }

  private static Row merged(List<Row> same, List<String> names) {
    Row first = same.get(0);
    List<Figure> figures = names.stream().map(name -> merged(name, same)).toList();
    return new Row(first.work(), first.subject(), first.parameters(), figures, first.note());
  }

  private static Figure merged(String name, List<Row> same) {
    double[] values = same.stream().mapToDouble(row -> row.value(name)).sorted().toArray();
    int last = values.length - 1;
    double middle = (values[last / 2] + values[(last + 1) / 2]) / 2;
    return last == 0
        ? Figure.count(name, middle)
        : new Figure(name, middle, (values[last] - values[0]) / 2);
  }
}
