package io.sealane.codec.json.text;

/** Text from outside, made fit for a log line. */
public final class LogText {

  private static final int MAX = 128;

  private LogText() {}

  /**
   * The first {@value #MAX} characters, with all that is not plain printable ASCII escaped, and
   * with it whatever a log's layout or a shell might take for a command.
   */
  public static String of(String text) {
    return of(text.toCharArray(), 0, Math.min(text.length(), MAX), text.length() > MAX);
  }

  /** The same for a part of a buffer. */
  public static String of(char[] text, int from, int length) {
    return of(text, from, Math.min(length, MAX), length > MAX);
  }

  private static String of(char[] text, int from, int length, boolean cut) {
    int plain = 0;
    while (plain < length && isPlain(text[from + plain])) {
      plain++;
    }
    if (plain == length && !cut) {
      return new String(text, from, length);
    }
    StringBuilder shown = new StringBuilder(length + 16).append(text, from, plain);
    for (int i = from + plain; i < from + length; i++) {
      if (isPlain(text[i])) {
        shown.append(text[i]);
      } else {
        shown.append(String.format("\\u%04x", (int) text[i]));
      }
    }
    return cut ? shown.append("...").toString() : shown.toString();
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c <= '~' && "\\$`\"'<>{}".indexOf(c) < 0;
  }
}
