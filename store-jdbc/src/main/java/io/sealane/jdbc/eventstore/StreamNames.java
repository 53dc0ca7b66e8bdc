package io.sealane.jdbc.eventstore;

/** The rule for names of streams: what every database keeps as it is, and every log can carry. */
final class StreamNames {

  private static final int MAX_LENGTH = 200;

  private StreamNames() {}

  static String require(String name) {
    if (name.isEmpty() || name.length() > MAX_LENGTH || !name.equals(name.strip())) {
      throw new IllegalArgumentException(
          "a stream's name has 1 to " + MAX_LENGTH + " characters and no space at either end");
    }
    name.codePoints().forEach(StreamNames::requirePrintable);
    return name;
  }

  private static void requirePrintable(int character) {
    int type = Character.getType(character);
    if (type == Character.CONTROL || type == Character.SURROGATE) {
      throw new IllegalArgumentException(
          "a stream's name has no control characters and no halves of surrogate pairs");
    }
  }
}
