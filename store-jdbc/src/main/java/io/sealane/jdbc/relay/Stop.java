package io.sealane.jdbc.relay;

/** The end of a relay: first it takes nothing new, then it waits for nothing. */
final class Stop {

  private volatile boolean begun;
  private volatile boolean over;

  void begin() {
    begun = true;
  }

  void end() {
    begun = true;
    over = true;
  }

  /** Whether nothing new is to be taken. */
  boolean isBegun() {
    return begun;
  }

  /** Whether nothing is to be waited for. */
  boolean isOver() {
    return over;
  }
}
