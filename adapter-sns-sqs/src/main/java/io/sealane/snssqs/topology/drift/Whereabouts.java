package io.sealane.snssqs.topology.drift;

import io.sealane.snssqs.topology.DesiredTopology;
import io.sealane.snssqs.topology.QueueResource;
import io.sealane.snssqs.topology.TopicResource;
import java.util.Optional;

/** Learns which account it is, where nobody said so. */
final class Whereabouts {

  private final Topics topics;
  private final Queues queues;
  private final DesiredTopology desired;

  Whereabouts(Topics topics, Queues queues, DesiredTopology desired) {
    this.topics = topics;
    this.queues = queues;
    this.desired = desired;
  }

  /** From a queue that exists, or else from any topic; nothing if there is neither. */
  Optional<String> find() {
    for (QueueResource queue : desired.queues()) {
      Optional<String> account = queues.url(queue.name()).flatMap(Whereabouts::ofUrl);
      if (account.isPresent()) {
        return account;
      }
    }
    return desired.topics().isEmpty() ? Optional.empty() : topics.any().flatMap(Whereabouts::ofArn);
  }

  /** From the first topic, or the first dead-letter queue, which is made for that. */
  Optional<String> settle() {
    if (!desired.topics().isEmpty()) {
      TopicResource first = desired.topics().get(0);
      return ofArn(topics.create(first.name(), first.attributes()));
    }
    return desired.queues().stream()
        .filter(queue -> queue.purpose() == QueueResource.Purpose.DEAD_LETTERS)
        .findFirst()
        .map(queue -> queues.create(queue.name(), queue.attributes()))
        .flatMap(Whereabouts::ofUrl);
  }

  private static Optional<String> ofArn(String arn) {
    String[] parts = arn.split(":");
    return parts.length > 4 ? account(parts[4]) : Optional.empty();
  }

  private static Optional<String> ofUrl(String url) {
    String[] parts = url.split("/");
    return parts.length > 1 ? account(parts[parts.length - 2]) : Optional.empty();
  }

  private static Optional<String> account(String digits) {
    return digits.matches("[0-9]{12}") ? Optional.of(digits) : Optional.empty();
  }
}
