package io.sealane.publish.overview;

import java.util.List;

/**
 * What an application publishes, where that goes, and what it subscribes to. Does not change while
 * it runs; how its subscriptions are, is asked of each.
 *
 * @param topics the topics that it knows
 * @param types the types of events that it knows
 * @param subscriptions the subscriptions that it runs
 */
public record Overview(
    List<TopicOverview> topics,
    List<TypeOverview> types,
    List<SubscriptionOverview> subscriptions) {

  /** Copies the lists. */
  public Overview {
    topics = List.copyOf(topics);
    types = List.copyOf(types);
    subscriptions = List.copyOf(subscriptions);
  }

  /**
   * Says where an event of that type would go if it was published here, and why.
   *
   * @param type a tag, an alias, or the name of a class with or without its package
   * @return one sentence each
   */
  public List<String> explain(String type) {
    return new Explanation(this).of(type);
  }
}
