package io.sealane.snssqs.topology.drift;

import io.sealane.snssqs.json.Json;
import io.sealane.snssqs.topology.AwsPlace;
import io.sealane.snssqs.topology.Difference;
import io.sealane.snssqs.topology.QueueResource;
import io.sealane.snssqs.topology.QueueResource.Purpose;
import io.sealane.snssqs.topology.policy.QueuePolicy;
import io.sealane.snssqs.topology.policy.QueuePolicy.Match;
import io.sealane.snssqs.topology.policy.RedrivePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is not as it should be about queues. */
final class QueueDrift {

  private static final String REDRIVE = "RedrivePolicy";
  private static final String POLICY = "Policy";

  /** A receive says itself how long it waits. */
  private static final String WAIT = "ReceiveMessageWaitTimeSeconds";

  /** What SQS supposes where a queue says nothing. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "VisibilityTimeout",
          "30",
          "MessageRetentionPeriod",
          "345600",
          WAIT,
          "0",
          "MaximumMessageSize",
          "1048576",
          "FifoQueue",
          "false",
          "ContentBasedDeduplication",
          "false",
          "DeduplicationScope",
          "queue",
          "FifoThroughputLimit",
          "perQueue");

  private final Queues queues;
  private final AwsPlace place;
  private final boolean curious;

  /**
   * At that place.
   *
   * @param curious whether it is asked why a queue is missing
   */
  QueueDrift(Queues queues, AwsPlace place, boolean curious) {
    this.queues = queues;
    this.place = place;
    this.curious = curious;
  }

  List<Change> of(QueueResource queue) {
    Optional<String> url = queues.url(queue.name());
    Optional<Map<String, String>> existing = url.flatMap(queues::attributes);
    if (existing.isEmpty()) {
      return List.of(
          new Change(
              namesake(queue).orElseGet(() -> missing(queue)),
              () -> queues.create(queue.name(), attributes(queue))));
    }
    List<Change> changes = new ArrayList<>();
    attributes(queue, existing.get(), url.get(), changes);
    redrive(queue, existing.get(), url.get(), changes);
    policy(queue, existing.get(), url.get(), changes);
    return changes;
  }

  static Difference missing(QueueResource queue) {
    return Difference.missing(label(queue));
  }

  /** A queue that would be the one, had it the order that is wanted. */
  private Optional<Difference> namesake(QueueResource queue) {
    String other = Fifo.namesake(queue.name());
    if (!curious || queue.purpose() != Purpose.WORK || !queues.exists(other)) {
      return Optional.empty();
    }
    return Optional.of(Fifo.mismatch(label(queue), other, queue.fifo()));
  }

  /** All attributes at once, so that there is never a queue without its policies. */
  private Map<String, String> attributes(QueueResource queue) {
    Map<String, String> attributes = new TreeMap<>(queue.attributes());
    wantedRedrive(queue).ifPresent(wanted -> attributes.put(REDRIVE, wanted.toJson()));
    wantedPolicy(queue).ifPresent(wanted -> attributes.put(POLICY, Json.compact(wanted.toTree())));
    return attributes;
  }

  private void attributes(
      QueueResource queue, Map<String, String> existing, String url, List<Change> changes) {
    queue
        .attributes()
        .forEach(
            (name, wanted) -> {
              String found = existing.getOrDefault(name, DEFAULTS.getOrDefault(name, ""));
              if (!found.equals(wanted)) {
                boolean tolerable = name.equals(WAIT) || Numbers.reaches(found, wanted);
                String what = Numbers.text(name, found, wanted);
                changes.add(
                    new Change(
                        Difference.differs(tolerable, label(queue), what),
                        () -> queues.set(url, name, wanted)));
              }
            });
  }

  private void redrive(
      QueueResource queue, Map<String, String> existing, String url, List<Change> changes) {
    RedrivePolicy wanted = wantedRedrive(queue).orElse(null);
    Optional<RedrivePolicy> found = RedrivePolicy.parse(existing.get(REDRIVE));
    if (wanted == null || found.filter(wanted::equals).isPresent()) {
      return;
    }
    boolean tolerable =
        found
            .filter(one -> one.target().equals(wanted.target()))
            .filter(one -> one.maxReceiveCount() > wanted.maxReceiveCount())
            .isPresent();
    String what =
        found
            .map(one -> "gives up to " + one.target() + " after " + one.maxReceiveCount())
            .orElse("has no dead-letter queue");
    String instead =
        " instead of " + wanted.target() + " after " + wanted.maxReceiveCount() + " receives";
    changes.add(
        new Change(
            Difference.differs(tolerable, label(queue), what + instead),
            () -> queues.set(url, REDRIVE, wanted.toJson())));
  }

  private void policy(
      QueueResource queue, Map<String, String> existing, String url, List<Change> changes) {
    QueuePolicy wanted = wantedPolicy(queue).orElse(null);
    String found = existing.get(POLICY);
    Match match = wanted == null ? Match.SAME : wanted.compare(found);
    if (wanted == null || match == Match.SAME) {
      return;
    }
    String what =
        match == Match.WIDER
            ? "has a policy that lets more send than its topics"
            : "has a policy that forbids " + String.join(", ", wanted.forbidden(found));
    changes.add(
        new Change(
            Difference.differs(match == Match.WIDER, label(queue), what),
            () -> queues.set(url, POLICY, wanted.mergedInto(found))));
  }

  private Optional<RedrivePolicy> wantedRedrive(QueueResource queue) {
    return Optional.ofNullable(queue.redrive())
        .map(
            redrive ->
                new RedrivePolicy(
                    place.queueArn(redrive.deadLetters()), redrive.maxReceiveCount()));
  }

  private Optional<QueuePolicy> wantedPolicy(QueueResource queue) {
    List<String> topics = queue.senders().stream().map(place::topicArn).toList();
    return topics.isEmpty()
        ? Optional.empty()
        : Optional.of(new QueuePolicy(place.queueArn(queue.name()), topics));
  }

  static String label(QueueResource queue) {
    String kind =
        switch (queue.purpose()) {
          case WORK -> "queue '";
          case DEAD_LETTERS -> "dead-letter queue '";
          case UNDELIVERED -> "queue for what SNS cannot deliver '";
        };
    return kind + queue.name() + "'";
  }
}
