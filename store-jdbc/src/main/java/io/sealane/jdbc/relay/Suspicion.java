package io.sealane.jdbc.relay;

import java.sql.SQLException;
import java.util.Set;

/**
 * Whether it is keys that fail where nothing got through, and not their topic: if they are few,
 * failed before, and others stand behind them. Then they are held, so that those others are tried;
 * if that fails as well it was the topic, and for a while nobody is suspected. Used by one thread.
 */
final class Suspicion {

  /** Of a topic that takes nothing, so few keys at most are held between two waits. */
  private static final int FEW = 10;

  private final OthersBehind others;
  private boolean justHeld;

  Suspicion(OthersBehind others) {
    this.others = others;
  }

  /**
   * Whether these lanes are to be held.
   *
   * @param failures how often nothing got through before
   * @param last the number of the last message that was tried
   * @param complete the last number that may be looked at
   */
  boolean isOf(Set<String> lanes, int failures, long last, long complete) throws SQLException {
    boolean suspected =
        !justHeld && failures > 0 && lanes.size() <= FEW && others.areAny(last, complete, lanes);
    justHeld = suspected;
    return suspected;
  }

  /** Something got through. */
  void passed() {
    justHeld = false;
  }
}
