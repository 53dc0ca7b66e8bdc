package io.sealane.jdbc.history;

import org.jspecify.annotations.Nullable;

/** Text that every database takes: without NUL and halves of surrogate pairs, and not too long. */
final class HistoryText {

  static final int NAME = 200;
  static final int DETAIL = 1_000;

  private static final char REPLACEMENT = '\ufffd';

  private HistoryText() {}

  static @Nullable String orNull(@Nullable String text, int max) {
    return text == null ? null : of(text, max);
  }

  /** At most that many characters, counted as databases do: a surrogate pair is one. */
  static String of(String text, int max) {
    if (text.length() <= max && text.chars().noneMatch(HistoryText::isUnfit)) {
      return text;
    }
    StringBuilder fit = new StringBuilder(Math.min(text.length(), max));
    text.codePoints()
        .limit(max)
        .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
        .forEach(fit::appendCodePoint);
    return fit.toString();
  }

  private static boolean isUnfit(int character) {
    return character == 0 || Character.isSurrogate((char) character);
  }
}
