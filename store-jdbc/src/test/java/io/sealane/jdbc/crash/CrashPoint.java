package io.sealane.jdbc.crash;

import java.util.concurrent.atomic.AtomicInteger;

/** Where a process can end. The property {@code sealane.crash} says where, and at which time. */
enum CrashPoint {
  /** The order and its event are written. */
  BEFORE_COMMIT,
  /** They are committed, and nobody was told. */
  AFTER_COMMIT,
  /** The relay has read events and is about to send them. */
  BEFORE_SEND,
  /** The broker has them and has not said so. */
  AFTER_SEND,
  /** The broker has said so, and nothing is written down. */
  AFTER_ANSWER;

  static final int KILLED = 137;

  private final AtomicInteger passed = new AtomicInteger();

  /** Ends the process if this is the time. */
  void pass() {
    String wanted = System.getProperty("sealane.crash", "");
    int hit = Integer.getInteger("sealane.crash.hit", 1);
    if (wanted.equals(name()) && passed.incrementAndGet() == hit) {
      Runtime.getRuntime().halt(KILLED);
    }
  }
}
