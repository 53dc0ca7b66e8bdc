package io.sealane.observe.history;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of text whose cells stand below each other. */
final class Columns {

  private final List<List<String>> rows = new ArrayList<>();
  private final int[] widths;

  Columns(int count) {
    widths = new int[count];
  }

  void add(String... cells) {
    rows.add(List.of(cells));
    for (int i = 0; i < cells.length; i++) {
      widths[i] = Math.max(widths[i], cells[i].length());
    }
  }

  @Override
  public String toString() {
    return rows.stream().map(this::line).collect(Collectors.joining("\n"));
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
