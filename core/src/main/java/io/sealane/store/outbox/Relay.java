package io.sealane.store.outbox;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** What sends the messages of an {@link Outbox}; at work from the beginning. */
public interface Relay {

  /**
   * Whether nothing waits that could leave: what is held back by a failure does not count. Never
   * completes exceptionally.
   */
  CompletionStage<Boolean> isDrained();

  /**
   * Takes nothing new, lets what is under way be answered until the deadline, writes down what was
   * accepted, and leaves the rest to other relays at once. Idempotent.
   *
   * @return completes, never exceptionally, when all that is done
   */
  CompletionStage<Void> stop(Duration deadline);
}
