package io.sealane.transport.deadletter;

import java.util.concurrent.CompletionStage;

/** A re-drive that is under way. */
public interface Redrive {

  /** How many letters were sent back so far. */
  int moved();

  /** Stops after the letter that is being sent. Idempotent. */
  void cancel();

  /**
   * Completes when it is over, cancelled or not, with how many letters were sent back; fails with
   * what the broker's client threw, and then the letters that are left are still there.
   */
  CompletionStage<Integer> completion();
}
