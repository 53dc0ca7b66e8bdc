package io.sealane;

import io.sealane.Checks.Checked;
import io.sealane.publish.overview.TopicOverview;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which topic is on which transport. */
final class Places {

  /** A topic and where it is. */
  record Place(Topic topic, Transport transport) {
    TopicOverview overview(boolean published) {
      return new TopicOverview(topic.name(), topic.ordered(), published, transport.toString());
    }
  }

  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Set<String> problems = new LinkedHashSet<>();

  /**
   * As declared.
   *
   * @param transport where topics are unless said otherwise
   * @param elsewhere what was said otherwise
   */
  static Places of(
      Transport transport, List<Place> elsewhere, List<Topic> published, List<Topic> foreign) {
    Places places = new Places();
    elsewhere.forEach(place -> places.declare(place.topic(), place.transport()));
    Stream.concat(published.stream(), foreign.stream())
        .forEach(topic -> places.declareUnlessElsewhere(topic, transport));
    return places;
  }

  /** Says where a topic is; to say the same twice is fine. */
  void declare(Topic topic, Transport transport) {
    Place place = new Place(topic, transport);
    Place known = places.putIfAbsent(topic.name(), place);
    if (known != null && !known.topic().equals(topic)) {
      problems.add("topic '" + topic.name() + "' is declared both as ordered and as not ordered");
    } else if (known != null && !known.equals(place)) {
      problems.add("topic '" + topic.name() + "' is declared on two transports");
    }
  }

  /** Says that there is a topic: on that transport, unless another was said to have it. */
  void declareUnlessElsewhere(Topic topic, Transport transport) {
    Place known = places.get(topic.name());
    declare(topic, known == null ? transport : known.transport());
  }

  @Nullable Place find(String topic) {
    return places.get(topic);
  }

  List<Place> all() {
    return List.copyOf(places.values());
  }

  Set<String> names() {
    return places.keySet();
  }

  /** What is wrong with what was declared, one sentence each. */
  Set<String> problems() {
    return problems;
  }

  /** The transports that have any topic. */
  List<Transport> transports() {
    return places.values().stream().map(Place::transport).distinct().toList();
  }

  /** What each transport is to make ready: the topics that are published to, and all queues. */
  Map<Transport, Topology> topologies(List<Topic> published, List<Checked> checked) {
    Map<Transport, Topology> topologies = new LinkedHashMap<>();
    for (Transport transport : transports()) {
      List<Topic> topics =
          published.stream().filter(topic -> isOn(find(topic.name()), transport)).toList();
      List<QueueSpec> queues =
          checked.stream()
              .filter(one -> one.transport().equals(transport))
              .map(Checked::queue)
              .toList();
      topologies.put(transport, new Topology(topics, queues));
    }
    return topologies;
  }

  private static boolean isOn(@Nullable Place place, Transport transport) {
    return place != null && place.transport().equals(transport);
  }
}
