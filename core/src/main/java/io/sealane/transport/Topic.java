package io.sealane.transport;

import java.util.regex.Pattern;

/**
 * Where a context publishes. Every subscription to a topic gets every event of it that it takes.
 *
 * @param name 1 to 64 of {@code A-Z a-z 0-9 _ -}, so that every broker can have it
 * @param ordered whether events of one key stay in order on their way (on AWS: a FIFO topic)
 */
public record Topic(String name, boolean ordered) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** Checks the name. */
  public Topic {
    if (!isName(name)) {
      throw new IllegalArgumentException("'" + name + "' is no name: 1 to 64 of A-Z a-z 0-9 _ -");
    }
  }

  /** A topic without promised order. */
  public static Topic of(String name) {
    return new Topic(name, false);
  }

  /** A topic that keeps the order per key. */
  public static Topic ordered(String name) {
    return new Topic(name, true);
  }

  /** Whether a topic or a subscription may be called that. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }
}
