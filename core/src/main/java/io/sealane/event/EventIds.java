package io.sealane.event;

/** The rule for event ids: short and printable, so that every broker and every log can carry it. */
public final class EventIds {

  /** The greatest length of an id in characters; what Amazon SQS allows for a deduplication id. */
  public static final int MAX_LENGTH = 128;

  private EventIds() {}

  /**
   * Returns the id if it keeps the rule.
   *
   * @throws IllegalArgumentException if it is empty, longer than {@value #MAX_LENGTH} characters or
   *     has a character outside of printable ASCII (0x21 to 0x7E)
   */
  public static String require(String id) {
    if (!isValid(id)) {
      throw new IllegalArgumentException(
          "an event id is 1 to " + MAX_LENGTH + " printable ASCII characters without spaces");
    }
    return id;
  }

  /** Whether the id keeps the rule. */
  public static boolean isValid(String id) {
    if (id.isEmpty() || id.length() > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      if (id.charAt(i) <= ' ' || id.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }
}
