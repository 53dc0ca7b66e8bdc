package io.sealane.test.progress;

import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.receive.Backlog;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.Sender;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The queues of a transport that answers at once: who takes what, and whether anything is left. */
public final class Queues {

  private final Transport transport;
  private final Map<String, QueueSpec> specs = new ConcurrentHashMap<>();
  private final Map<String, Receiver> receivers = new ConcurrentHashMap<>();
  private final List<Topic> topics = new CopyOnWriteArrayList<>();

  /** Knows of none yet. */
  public Queues(Transport transport) {
    this.transport = transport;
  }

  /** Learns what there is. */
  void know(Topology topology) {
    topology.queues().forEach(spec -> specs.put(spec.name(), spec));
    topics.addAll(topology.topics());
    topology.queues().forEach(spec -> topics.addAll(spec.topics()));
  }

  /** The topic of that name, or null if it is not known. */
  public @Nullable Topic topic(String name) {
    return topics.stream().filter(topic -> topic.name().equals(name)).findFirst().orElse(null);
  }

  /** Sends to a topic past the application. */
  public Sender sender(Topic topic) {
    return transport.sender(topic);
  }

  /** Whether nothing waits anywhere and nothing is with anybody. */
  public boolean areEmpty() {
    return specs.keySet().stream().allMatch(this::isEmpty);
  }

  /** The names of those that are not empty, in the order of the alphabet. */
  public List<String> notEmpty() {
    return specs.keySet().stream().filter(name -> !isEmpty(name)).sorted().toList();
  }

  /** Whether nothing waits in a queue and nothing of it is with anybody; true of unknown ones. */
  boolean isEmpty(String name) {
    QueueSpec spec = specs.get(name);
    if (spec == null) {
      return true;
    }
    Receiver receiver = receivers.computeIfAbsent(name, unused -> transport.receiver(spec));
    Backlog backlog = receiver.backlog().toCompletableFuture().getNow(null);
    return backlog != null && backlog.isEmpty();
  }

  /** The names of the queues that get events of that type from that topic. */
  List<String> taking(String topic, String type) {
    return specs.values().stream()
        .filter(spec -> spec.topics().stream().anyMatch(one -> one.name().equals(topic)))
        .filter(spec -> spec.types().isEmpty() || spec.types().contains(type))
        .map(QueueSpec::name)
        .toList();
  }
}
