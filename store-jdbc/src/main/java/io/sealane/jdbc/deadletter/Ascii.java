package io.sealane.jdbc.deadletter;

/**
 * Any text as printable ASCII, and back. What messages bring can have characters that a column, or
 * a database's character set, cannot hold: NUL, half of a surrogate pair, anything but Latin.
 */
final class Ascii {

  private Ascii() {}

  /**
   * With a backslash, a {@code u} and four digits for whatever is not printable ASCII, or a space
   * at the end.
   */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Some databases do not see spaces at an end.
      boolean last = i == text.length() - 1;
      if (c >= ' ' && c <= '~' && c != '\\' && !(last && c == ' ')) {
        escaped.append(c);
      } else {
        escaped.append("\\u").append(Character.forDigit(c >> 12, 16));
        escaped.append(Character.forDigit(c >> 8 & 15, 16));
        escaped.append(Character.forDigit(c >> 4 & 15, 16));
        escaped.append(Character.forDigit(c & 15, 16));
      }
    }
    return escaped.toString();
  }

  /** The text that was escaped. */
  static String unescape(String escaped) {
    StringBuilder text = new StringBuilder(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '\\') {
        text.append((char) Integer.parseInt(escaped, i + 2, i + 6, 16));
        i += 5;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
