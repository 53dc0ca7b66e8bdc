package io.sealane.observe.history;

import java.time.Duration;

/** Spans of time in words, as short as can be: {@code 250 ms}, {@code 1 h 5 min}, {@code 1.5 s}. */
final class Spans {

  private Spans() {}

  /** In words, to the millisecond; a negative span as zero. */
  static String text(Duration span) {
    long millis = Math.max(0, span.toMillis());
    if (millis < 1_000) {
      return millis + " ms";
    }
    StringBuilder words = new StringBuilder();
    append(words, millis / 86_400_000, "d");
    append(words, millis / 3_600_000 % 24, "h");
    append(words, millis / 60_000 % 60, "min");
    seconds(words, millis % 60_000);
    return words.toString();
  }

  private static void append(StringBuilder words, long count, String unit) {
    if (count > 0) {
      words.append(words.isEmpty() ? "" : " ").append(count).append(' ').append(unit);
    }
  }

  private static void seconds(StringBuilder words, long millis) {
    if (millis == 0) {
      return;
    }
    words.append(words.isEmpty() ? "" : " ").append(millis / 1_000);
    if (millis % 1_000 > 0) {
      String fraction = String.valueOf(1_000 + millis % 1_000).substring(1);
      words.append('.').append(fraction.replaceAll("0+$", ""));
    }
    words.append(" s");
  }
}
