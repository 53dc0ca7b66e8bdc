package io.sealane.jdbc.database;

import io.sealane.event.EventIds;
import io.sealane.store.GuardKey;

/** What a table can hold of a key, exactly and in any character set. */
public final class Keys {

  private static final int LONGEST_SUBSCRIPTION = 64;

  private Keys() {}

  /** The columns of a key. */
  public static String[] columns() {
    return new String[] {"subscription", "event_id"};
  }

  /**
   * Returns the key if a table can hold it.
   *
   * @throws IllegalArgumentException if it cannot, with the rule
   */
  public static GuardKey require(GuardKey key) {
    String subscription = key.subscription();
    if (!EventIds.isValid(subscription) || subscription.length() > LONGEST_SUBSCRIPTION) {
      throw new IllegalArgumentException(
          "the name of a subscription is 1 to "
              + LONGEST_SUBSCRIPTION
              + " printable ASCII characters without spaces");
    }
    EventIds.require(key.eventId());
    return key;
  }
}
