package io.sealane.simulation.world;

import io.sealane.simulation.broker.BrokerSettings;
import io.sealane.simulation.fault.Fault;
import io.sealane.transport.Topic;
import java.time.Duration;
import java.util.List;

/**
 * All that a seed decides beforehand.
 *
 * @param seed the seed
 * @param broker what the broker allows
 * @param topics the topics
 * @param subscriptions the subscriptions, which every instance has
 * @param instances how many instances of the application there are, 2 or more
 * @param threads how many publishing threads there are; thread n is at instance n modulo instances
 * @param publishings what is published, by time
 * @param injections what comes from elsewhere
 * @param faults what goes wrong
 * @param calm from when on nothing goes wrong any more
 * @param aftermath what goes wrong while dead letters are sent back, which begins at its time zero
 */
public record World(
    long seed,
    BrokerSettings broker,
    List<Topic> topics,
    List<SubscriptionPlan> subscriptions,
    int instances,
    int threads,
    List<Publishing> publishings,
    List<Injection> injections,
    List<Fault> faults,
    Duration calm,
    List<Fault> aftermath) {

  /** The same with other faults. */
  public World withFaults(List<Fault> others) {
    return new World(
        seed,
        broker,
        topics,
        subscriptions,
        instances,
        threads,
        publishings,
        injections,
        List.copyOf(others),
        calm,
        aftermath);
  }

  /** The same without order for those subscriptions that get events of a topic without order. */
  public World withOrderOfTopicsOnly() {
    return new World(
        seed,
        broker,
        topics,
        subscriptions.stream().map(this::asOrderedAsItsTopics).toList(),
        instances,
        threads,
        publishings,
        injections,
        faults,
        calm,
        aftermath);
  }

  private SubscriptionPlan asOrderedAsItsTopics(SubscriptionPlan plan) {
    boolean keeps =
        topics.stream()
            .filter(topic -> plan.topics().contains(topic.name()))
            .allMatch(Topic::ordered);
    return keeps ? plan : plan.withoutOrder();
  }

  /** How many events are published. */
  public int events() {
    return publishings.stream().mapToInt(publishing -> publishing.events().size()).sum();
  }

  /** The seed's world. */
  public static World of(long seed) {
    return new Maker(seed).make();
  }
}
