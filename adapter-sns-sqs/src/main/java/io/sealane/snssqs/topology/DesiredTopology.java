package io.sealane.snssqs.topology;

import io.sealane.error.ConfigurationException;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import java.util.List;

/**
 * All that an application needs of SNS and SQS, in an order that depends on nothing but the names.
 *
 * @param topics the topics, those of others included, by name
 * @param queues per subscription, by its name: its queue, its dead letters, and what SNS could not
 *     deliver
 * @param subscriptions by queue and topic
 * @param direct the names of queues that the application publishes to without SNS, sorted
 */
public record DesiredTopology(
    List<TopicResource> topics,
    List<QueueResource> queues,
    List<SubscriptionResource> subscriptions,
    List<String> direct) {

  /** Copies the lists. */
  public DesiredTopology {
    topics = List.copyOf(topics);
    queues = List.copyOf(queues);
    subscriptions = List.copyOf(subscriptions);
    direct = direct.stream().distinct().sorted().toList();
  }

  /** The same for an application that publishes to these queues without SNS. */
  public DesiredTopology publishingTo(List<String> names) {
    return new DesiredTopology(topics, queues, subscriptions, names);
  }

  /**
   * What the application's topics and subscriptions come to on AWS.
   *
   * @throws ConfigurationException with everything that SNS and SQS cannot have
   */
  public static DesiredTopology of(Topology topology, TopologySettings settings) {
    return new Derivation(topology, settings).derive();
  }

  /** The name at SQS of the queue with that purpose of a subscription. */
  public static String nameOf(
      QueueSpec queue, QueueResource.Purpose purpose, TopologySettings settings) {
    return new Names(settings.prefix()).queue(queue.name(), purpose, queue.ordered());
  }

  /** The name at SNS of a topic. */
  public static String nameOf(Topic topic, TopologySettings settings) {
    return new Names(settings.prefix()).topic(topic);
  }

  /** The topic of that name at SNS. */
  public TopicResource topic(String name) {
    return topics.stream().filter(topic -> topic.name().equals(name)).findFirst().orElseThrow();
  }

  /** The queue of that name at SQS. */
  public QueueResource queue(String name) {
    return queues.stream().filter(queue -> queue.name().equals(name)).findFirst().orElseThrow();
  }
}
