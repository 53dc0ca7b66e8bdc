package io.sealane.jdbc.database;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * SQL that repeats a part for each row. The texts for up to a hundred rows are kept: a driver and
 * its pool look their prepared statements up by the text, and the same one has its hash at hand.
 */
public final class PerRow {

  private static final int KEPT = 100;

  private final String before;
  private final String row;
  private final String after;
  private final AtomicReferenceArray<@Nullable String> kept = new AtomicReferenceArray<>(KEPT + 1);

  /** With what stands before the rows, for each of them, and after them. */
  public PerRow(String before, String row, String after) {
    this.before = before;
    this.row = row;
    this.after = after;
  }

  /** The text for so many rows, 1 or more. */
  public String sql(int rows) {
    if (rows > KEPT) {
      return text(rows);
    }
    String known = kept.get(rows);
    if (known == null) {
      known = text(rows);
      kept.set(rows, known);
    }
    return known;
  }

  private String text(int rows) {
    return before + row + (", " + row).repeat(rows - 1) + after;
  }
}
