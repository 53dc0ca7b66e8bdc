package io.sealane.transport;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a subscription needs of its broker: one queue that its instances share.
 *
 * @param name the subscription's name
 * @param topics the topics whose messages it gets, one or more
 * @param types the type tags that it takes, for brokers that can filter; empty for all
 * @param ordered whether messages of one key must come in order, one in flight at a time
 * @param lease for how long a delivery is the receiver's, more than zero
 * @param attempts how often an event is tried before it is given up, 1 or more: a broker's own
 *     limit of receives has to be well above
 */
public record QueueSpec(
    String name,
    List<Topic> topics,
    Set<String> types,
    boolean ordered,
    Duration lease,
    int attempts) {

  private static final int STANDARD_ATTEMPTS = 5;

  /** Copies the collections. */
  public QueueSpec {
    topics = List.copyOf(topics);
    types = Set.copyOf(types);
    if (attempts < 1) {
      throw new IllegalArgumentException("a queue needs attempts >= 1, not " + attempts);
    }
  }

  /** With the five attempts of the standard retry policy. */
  public QueueSpec(
      String name, List<Topic> topics, Set<String> types, boolean ordered, Duration lease) {
    this(name, topics, types, ordered, lease, STANDARD_ATTEMPTS);
  }
}
