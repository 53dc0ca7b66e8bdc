package io.sealane.snssqs.crash;

import java.util.concurrent.atomic.AtomicInteger;

/** Where a process can end, and where this one does. */
enum CrashPoint {
  BEFORE_SEND,
  AFTER_SEND,
  AFTER_SEND_BEFORE_JOURNAL,
  BEFORE_RECEIVE,
  AFTER_RECEIVE,
  BEFORE_EFFECT,
  AFTER_EFFECT_BEFORE_COMMIT,
  AFTER_COMMIT,
  BEFORE_SETTLE,
  AFTER_SETTLE,
  BEFORE_EXTEND,
  AFTER_EXTEND,
  BEFORE_DEAD_LETTER,
  AFTER_DEAD_LETTER;

  /** What a process that is killed by signal 9 is said to have ended with. */
  static final int KILLED = 137;

  private static final String WHERE = System.getProperty("sealane.crash", "");
  private static final int HIT = Integer.getInteger("sealane.crash.hit", 1);
  private static final AtomicInteger HITS = new AtomicInteger();

  /** Ends the process here and now if it was told to, without any farewell. */
  void pass() {
    if (name().equals(WHERE) && HITS.incrementAndGet() == HIT) {
      Runtime.getRuntime().halt(KILLED);
    }
  }

  /** Whether a publisher gets there; a consumer gets to the others. */
  boolean isOfPublishing() {
    return this == BEFORE_SEND || this == AFTER_SEND || this == AFTER_SEND_BEFORE_JOURNAL;
  }
}
