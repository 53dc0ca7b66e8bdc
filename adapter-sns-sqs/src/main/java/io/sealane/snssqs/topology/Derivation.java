package io.sealane.snssqs.topology;

import io.sealane.error.ConfigurationException;
import io.sealane.snssqs.topology.QueueResource.Purpose;
import io.sealane.snssqs.topology.QueueResource.Redrive;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns what an application needs of any broker into what it needs of SNS and SQS. */
final class Derivation {

  /** SQS's own limit of receives is that many times what the subscription tries. */
  private static final int RECEIVES_PER_ATTEMPT = 10;

  private static final Duration OTHER_VISIBILITY = Duration.ofSeconds(30);

  private final Topology topology;
  private final TopologySettings settings;
  private final Names names;
  private final List<String> problems = new ArrayList<>();
  private final List<QueueResource> queues = new ArrayList<>();
  private final List<SubscriptionResource> subscriptions = new ArrayList<>();

  Derivation(Topology topology, TopologySettings settings) {
    this.topology = topology;
    this.settings = settings;
    this.names = new Names(settings.prefix());
  }

  DesiredTopology derive() {
    topology.queues().stream().sorted(Comparator.comparing(QueueSpec::name)).forEach(this::add);
    List<TopicResource> topics = topics();
    checkNames(topics);
    if (!problems.isEmpty()) {
      throw new ConfigurationException("the topology on SNS and SQS", problems);
    }
    return new DesiredTopology(topics, queues, subscriptions, List.of());
  }

  private List<TopicResource> topics() {
    Map<String, TopicResource> byName = new TreeMap<>();
    for (QueueSpec queue : topology.queues()) {
      queue.topics().forEach(topic -> byName.put(names.topic(topic), topic(topic, false)));
    }
    topology.topics().forEach(topic -> byName.put(names.topic(topic), topic(topic, true)));
    return List.copyOf(byName.values());
  }

  private TopicResource topic(Topic topic, boolean own) {
    return new TopicResource(
        names.topic(topic),
        topic.ordered(),
        own,
        topic.ordered() && settings.highThroughput(),
        settings.topicMessageBytes(topic.name()));
  }

  private void add(QueueSpec spec) {
    check(spec);
    String work = names.queue(spec.name(), Purpose.WORK, spec.ordered());
    String dead = names.queue(spec.name(), Purpose.DEAD_LETTERS, spec.ordered());
    Redrive redrive = new Redrive(dead, maxReceiveCount(spec.attempts()));
    queues.add(
        queue(work, Purpose.WORK, spec.ordered(), visibility(spec), redrive, senders(spec, null)));
    queues.add(
        queue(dead, Purpose.DEAD_LETTERS, spec.ordered(), OTHER_VISIBILITY, null, List.of()));
    for (boolean fifo : new boolean[] {false, true}) {
      List<String> senders = senders(spec, fifo);
      if (!senders.isEmpty()) {
        // SNS wants the dead letters of a FIFO topic's subscription in a FIFO queue, others not.
        String name = names.queue(spec.name(), Purpose.UNDELIVERED, fifo);
        queues.add(queue(name, Purpose.UNDELIVERED, fifo, OTHER_VISIBILITY, null, senders));
      }
    }
    subscribe(spec, work);
  }

  private void subscribe(QueueSpec spec, String work) {
    List<String> types = filter(spec.types());
    spec.topics().stream()
        .distinct()
        .sorted(Comparator.comparing(names::topic))
        .forEach(
            topic ->
                subscriptions.add(
                    new SubscriptionResource(
                        names.topic(topic),
                        work,
                        types,
                        names.queue(spec.name(), Purpose.UNDELIVERED, topic.ordered()))));
  }

  private QueueResource queue(
      String name,
      Purpose purpose,
      boolean fifo,
      Duration visibility,
      @Nullable Redrive redrive,
      List<String> senders) {
    return new QueueResource(
        name,
        purpose,
        fifo,
        fifo && settings.highThroughput(),
        visibility,
        purpose == Purpose.WORK ? settings.retention() : settings.deadLetterRetention(),
        redrive,
        senders);
  }

  /** The topics that may send; only those with that order if it is said. */
  private List<String> senders(QueueSpec spec, @Nullable Boolean fifo) {
    return spec.topics().stream()
        .filter(topic -> fifo == null || topic.ordered() == fifo)
        .map(names::topic)
        .distinct()
        .sorted()
        .toList();
  }

  /** One value says that messages without a type come too; beyond SNS's limit all come. */
  private static List<String> filter(Set<String> types) {
    return types.size() >= Limits.FILTER_VALUES ? List.of() : types.stream().sorted().toList();
  }

  private static int maxReceiveCount(int attempts) {
    return (int) Math.min((long) attempts * RECEIVES_PER_ATTEMPT, Limits.MAX_RECEIVE_COUNT);
  }

  private static Duration visibility(QueueSpec spec) {
    return Duration.ofSeconds(spec.lease().plusNanos(999_999_999).toSeconds());
  }

  private void check(QueueSpec spec) {
    String who = "subscription '" + spec.name() + "' ";
    if (spec.lease().compareTo(Limits.MIN_VISIBILITY) < 0
        || spec.lease().compareTo(Limits.MAX_VISIBILITY) > 0) {
      problems.add(who + "has a lease of " + spec.lease() + "; SQS leases for 1 s to 12 h");
    }
    if (spec.attempts() > Limits.MAX_RECEIVE_COUNT / RECEIVES_PER_ATTEMPT) {
      problems.add(
          who
              + "tries an event "
              + spec.attempts()
              + " times; SQS gives up after 1,000 receives, which must be ten times as many:"
              + " allow at most 100 attempts");
    }
    for (Topic topic : spec.topics()) {
      if (spec.ordered() && !topic.ordered()) {
        problems.add(
            who
                + "is ordered, but topic '"
                + topic.name()
                + "' is not: a FIFO queue gets nothing of a standard topic");
      }
    }
  }

  private void checkNames(List<TopicResource> topics) {
    topics.forEach(topic -> Names.check("topic", topic.name(), Limits.TOPIC_NAME, problems));
    Set<String> seen = new HashSet<>();
    for (QueueResource queue : queues) {
      Names.check("queue", queue.name(), Limits.QUEUE_NAME, problems);
      if (!seen.add(queue.name())) {
        problems.add(
            "queue '" + queue.name() + "' is wanted twice: rename one of the subscriptions");
      }
    }
  }
}
