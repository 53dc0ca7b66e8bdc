package io.sealane.transport.deadletter;

import java.util.concurrent.CompletionStage;

/** A re-drive that is under way. */
public interface Redrive {

  /** How many letters were sent back so far. */
  int moved();

  /** Stops after the letter that is being sent. Idempotent. */
  void cancel();

  /**
   * Completes when it is over, cancelled or not, with how many letters were sent back. Fails with
   * what the broker's client threw if that does not pass by itself, or has not within some fifteen
   * seconds, and if there are letters that the broker refuses to take back, after all others have
   * gone; what did not go is still there.
   */
  CompletionStage<Integer> completion();
}
