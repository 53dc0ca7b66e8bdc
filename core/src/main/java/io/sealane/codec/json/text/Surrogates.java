package io.sealane.codec.json.text;

/** Halves of surrogate pairs: a Java string may hold one alone, UTF-8 and so JSON may not. */
public final class Surrogates {

  private Surrogates() {}

  /** Whether the text has a half without its other half. */
  public static boolean anyAlone(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  /** How many bytes the text has in UTF-8, if no half is alone. */
  public static long utf8Length(CharSequence text) {
    long bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x800 && !Character.isSurrogate(c)) {
        bytes += 2;
      } else if (c >= 0x80) {
        bytes++; // a pair has four bytes, two for each half
      }
    }
    return bytes;
  }
}
