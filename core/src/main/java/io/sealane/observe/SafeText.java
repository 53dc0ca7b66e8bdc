package io.sealane.observe;

/**
 * Text from elsewhere, made fit for one line of a log, a terminal or a report: it can neither end
 * the line, nor move the cursor, nor turn the reading direction, nor be taken for an expression.
 */
public final class SafeText {

  private SafeText() {}

  /**
   * Returns the text with every control, format, separator and unpaired surrogate character spelled
   * out as in Java source, each backslash doubled, and a dollar before a brace spelled out as well.
   *
   * @param max the most characters that are taken of the text, 1 or more; what is cut is counted
   */
  public static String of(String text, int max) {
    int end = text.length() <= max ? text.length() : cut(text, max);
    int clean = cleanPrefix(text, end);
    if (clean == text.length()) {
      return text;
    }
    StringBuilder safe = new StringBuilder(end + 16).append(text, 0, clean);
    for (int at = clean; at < end; ) {
      int character = text.codePointAt(at);
      append(safe, text, at, character);
      at += Character.charCount(character);
    }
    if (end < text.length()) {
      safe.append("...(").append(text.length() - end).append(" more)");
    }
    return safe.toString();
  }

  /** Not between the halves of a pair. */
  private static int cut(String text, int max) {
    boolean pair =
        Character.isHighSurrogate(text.charAt(max - 1))
            && Character.isLowSurrogate(text.charAt(max));
    return pair ? max - 1 : max;
  }

  private static int cleanPrefix(String text, int end) {
    int at = 0;
    while (at < end) {
      int character = text.codePointAt(at);
      if (character == '\\' || opensExpression(text, at) || isUnfit(character)) {
        return at;
      }
      at += Character.charCount(character);
    }
    return end;
  }

  private static void append(StringBuilder safe, String text, int at, int character) {
    if (character == '\\') {
      safe.append("\\\\");
    } else if (opensExpression(text, at)) {
      safe.append("\\u0024");
    } else if (isUnfit(character)) {
      for (char half : Character.toChars(character)) {
        safe.append(String.format("\\u%04x", (int) half));
      }
    } else {
      safe.appendCodePoint(character);
    }
  }

  private static boolean opensExpression(String text, int at) {
    return text.charAt(at) == '$' && at + 1 < text.length() && text.charAt(at + 1) == '{';
  }

  private static boolean isUnfit(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
