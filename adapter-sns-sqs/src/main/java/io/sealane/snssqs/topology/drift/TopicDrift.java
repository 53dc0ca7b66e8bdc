package io.sealane.snssqs.topology.drift;

import io.sealane.snssqs.topology.AwsPlace;
import io.sealane.snssqs.topology.Difference;
import io.sealane.snssqs.topology.TopicResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is not as it should be about topics. */
final class TopicDrift {

  /** What SNS supposes where a topic says nothing. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "FifoTopic", "false",
          "ContentBasedDeduplication", "false",
          "FifoThroughputScope", "Topic",
          "MaximumMessageSize", "262144");

  private final Topics topics;
  private final AwsPlace place;
  private final boolean curious;

  /**
   * At that place.
   *
   * @param curious whether it is asked why a topic is missing
   */
  TopicDrift(Topics topics, AwsPlace place, boolean curious) {
    this.topics = topics;
    this.place = place;
    this.curious = curious;
  }

  List<Change> of(TopicResource topic) {
    Optional<Map<String, String>> existing = topics.attributes(place.topicArn(topic.name()));
    if (existing.isEmpty()) {
      return List.of(
          new Change(
              namesake(topic).orElseGet(() -> missing(topic)),
              () -> topics.create(topic.name(), topic.attributes())));
    }
    return topic.own() ? changes(topic, existing.get()) : List.of();
  }

  private List<Change> changes(TopicResource topic, Map<String, String> existing) {
    List<Change> changes = new ArrayList<>();
    Map<String, String> wanted = topic.attributes();
    for (Map.Entry<String, String> one : wanted.entrySet()) {
      String name = one.getKey();
      String found = existing.getOrDefault(name, DEFAULTS.getOrDefault(name, ""));
      if (!found.equals(one.getValue())) {
        changes.add(
            new Change(
                Difference.differs(
                    Numbers.reaches(found, one.getValue()),
                    label(topic),
                    Numbers.text(name, found, one.getValue())),
                () -> topics.set(place.topicArn(topic.name()), name, one.getValue())));
      }
    }
    return changes;
  }

  /** A topic that would be the one, had it the order that is wanted. */
  private Optional<Difference> namesake(TopicResource topic) {
    String other = Fifo.namesake(topic.name());
    return curious && topics.exists(place.topicArn(other))
        ? Optional.of(Fifo.mismatch(label(topic), other, topic.fifo()))
        : Optional.empty();
  }

  static Difference missing(TopicResource topic) {
    return Difference.missing(label(topic));
  }

  static String label(TopicResource topic) {
    return (topic.own() ? "topic '" : "somebody else's topic '") + topic.name() + "'";
  }
}
