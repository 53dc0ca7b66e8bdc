package io.sealane.publish.overview;

import java.time.Duration;
import java.util.List;

/**
 * A subscription that an application runs.
 *
 * @param name its name
 * @param topics the topics that it is to
 * @param types the type tags that it takes, sorted; none where anything may come
 * @param ordered whether messages of one key must come in order
 * @param lease for how long a delivery is its own
 * @param attempts how often an event is tried before it is given up
 */
public record SubscriptionOverview(
    String name,
    List<String> topics,
    List<String> types,
    boolean ordered,
    Duration lease,
    int attempts) {

  /** Copies the lists. */
  public SubscriptionOverview {
    topics = List.copyOf(topics);
    types = List.copyOf(types);
  }

  boolean takes(TypeOverview type) {
    return types.isEmpty()
        || types.contains(type.tag())
        || type.aliases().stream().anyMatch(types::contains);
  }
}
