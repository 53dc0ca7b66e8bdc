package io.sealane.spring.actuate;

import io.sealane.store.outbox.Outbox;
import io.sealane.store.outbox.OutboxBacklog;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/**
 * What waits in the outbox, as an operator sees it: without keys and bodies.
 *
 * @param waiting how many messages are committed and not known to be sent
 * @param oldest how long the oldest of them has waited; zero if none does
 * @param held the messages that hold back their keys, at most 100, the longest held first
 * @param problems what keeps the outbox from working, one sentence each
 */
public record OutboxReport(long waiting, Duration oldest, List<Held> held, List<String> problems) {

  /**
   * A message that fails, and holds back those behind it that have the same key.
   *
   * @param topic where it was to go
   * @param id the message's id
   * @param attempts how often it was tried since it was held
   * @param reason what was answered last
   */
  public record Held(String topic, String id, int attempts, String reason) {}

  static OutboxReport of(Outbox outbox) {
    OutboxBacklog backlog = outbox.backlog();
    return new OutboxReport(
        backlog.waiting(),
        backlog.oldest(),
        backlog.held().stream()
            .map(key -> new Held(key.topic(), key.eventId(), key.attempts(), key.reason()))
            .toList(),
        outbox.problems());
  }

  /** Gives up messages of one topic; those that hold nothing back (any more) are not counted. */
  static DeadLetterReport.Discarded discarded(
      Outbox outbox, String topic, @Nullable Set<String> ids, @Nullable Integer max) {
    if (ids == null || ids.isEmpty() || max != null) {
      throw new InvalidEndpointRequestException(
          "ids are not said, or max is", "say which messages: ids=..; max is for dead letters");
    }
    int discarded = 0;
    for (String id : ids) {
      if (outbox.discard(topic, id)) {
        discarded++;
      }
    }
    return new DeadLetterReport.Discarded(discarded);
  }
}
