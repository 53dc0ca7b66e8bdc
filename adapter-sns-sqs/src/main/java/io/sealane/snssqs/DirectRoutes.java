package io.sealane.snssqs;

import io.sealane.snssqs.topology.DesiredTopology;
import io.sealane.snssqs.topology.QueueResource.Purpose;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which topics do without SNS, and which queues each of them leads to: those of the subscriptions
 * that were named, and of those that were prepared.
 */
final class DirectRoutes {

  private static final Duration ANY_LEASE = Duration.ofSeconds(30);

  private final boolean all;
  private final Map<String, List<String>> named;
  private final Map<String, QueueSpec> prepared = new ConcurrentHashMap<>();

  /**
   * Routes.
   *
   * @param all whether every topic is direct
   * @param named subscriptions by the name of their topic
   */
  DirectRoutes(boolean all, Map<String, List<String>> named) {
    this.all = all;
    this.named = named;
  }

  /** Whether any topic may do without SNS. */
  boolean areAny() {
    return all || !named.isEmpty();
  }

  /** Whether all do. */
  boolean areAll() {
    return all;
  }

  /** The names of the topics that do, unless all do. */
  Set<String> topics() {
    return named.keySet();
  }

  boolean has(Topic topic) {
    return all || named.containsKey(topic.name());
  }

  /** What is left for SNS to do; the queues are needed all the same. */
  Topology withoutDirect(Topology topology) {
    topology.queues().forEach(queue -> prepared.put(queue.name(), queue));
    return new Topology(
        topology.topics().stream().filter(topic -> !has(topic)).toList(),
        topology.queues().stream().map(this::withoutDirect).toList());
  }

  /** The queues that the topic leads to. */
  List<QueueSpec> queuesOf(Topic topic) {
    Map<String, QueueSpec> queues = new LinkedHashMap<>();
    for (String name : named.getOrDefault(topic.name(), List.of())) {
      queues.put(name, new QueueSpec(name, List.of(topic), Set.of(), topic.ordered(), ANY_LEASE));
    }
    prepared.values().stream()
        .filter(queue -> queue.topics().contains(topic))
        .forEach(queue -> queues.put(queue.name(), queue));
    return new ArrayList<>(queues.values());
  }

  /** The names at SQS of all queues that those of the topics which are direct lead to. */
  List<String> queueNames(List<Topic> topics, TopologySettings settings) {
    return topics.stream()
        .filter(this::has)
        .flatMap(topic -> queuesOf(topic).stream())
        .map(queue -> DesiredTopology.nameOf(queue, Purpose.WORK, settings))
        .toList();
  }

  private QueueSpec withoutDirect(QueueSpec queue) {
    return new QueueSpec(
        queue.name(),
        queue.topics().stream().filter(topic -> !has(topic)).toList(),
        queue.types(),
        queue.ordered(),
        queue.lease(),
        queue.attempts());
  }
}
