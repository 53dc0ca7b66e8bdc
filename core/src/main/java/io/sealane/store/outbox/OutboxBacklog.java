package io.sealane.store.outbox;

import java.time.Duration;
import java.util.List;

/**
 * What waits in an outbox.
 *
 * @param waiting how many messages are committed and not known to be sent, those of held keys
 *     included
 * @param oldest how long the oldest of them has waited, by the database's clock; zero if none does
 * @param held the keys that a failure holds back, at most 100 of them, the longest held first
 */
public record OutboxBacklog(long waiting, Duration oldest, List<HeldKey> held) {

  /**
   * A key that is held back by its first message.
   *
   * @param topic where it was to go
   * @param key the key; empty for a message without one
   * @param eventId the id of the message that fails
   * @param attempts how often it was tried since it was held
   * @param reason what was answered last
   */
  public record HeldKey(String topic, String key, String eventId, int attempts, String reason) {}

  /** Copies the keys. */
  public OutboxBacklog {
    held = List.copyOf(held);
  }
}
