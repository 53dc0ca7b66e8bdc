package io.sealane.inmemory.exchange;

import io.sealane.error.Failure;
import io.sealane.inmemory.queue.MessageQueue;
import io.sealane.transport.Preparation;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which topics and queues there are, and which messages go where. Safe for use by many threads. */
public final class Exchange {
  private final Function<QueueSpec, MessageQueue> newQueue;
  private final Map<String, List<Binding>> topics = new ConcurrentHashMap<>();
  private final Map<String, MessageQueue> queues = new ConcurrentHashMap<>();
  private final AtomicLong lastId = new AtomicLong();

  /** An empty one. */
  public Exchange(Function<QueueSpec, MessageQueue> newQueue) {
    this.newQueue = newQueue;
  }

  /** Makes topics and queues that are not there, and binds the queues as they say. */
  public synchronized Preparation prepare(Topology topology) {
    List<String> problems = new ArrayList<>();
    topology.topics().forEach(this::know);
    for (QueueSpec spec : topology.queues()) {
      MessageQueue queue = queues.computeIfAbsent(spec.name(), name -> newQueue.apply(spec));
      if (queue.isOrdered() == spec.ordered()) {
        bind(queue, spec);
      } else {
        problems.add(
            "queue '"
                + (spec.name() + "' is there " + (spec.ordered() ? "without" : "with"))
                + " order per key; give the subscription another name, or delete the queue");
      }
    }
    return new Preparation(problems, null);
  }

  /** The queues of a topic, or null if there is no such topic. */
  public @Nullable List<Binding> bindings(String topic) {
    return topics.get(topic);
  }

  /** The queue of that name, or null if there is none. */
  public @Nullable MessageQueue queue(String name) {
    return queues.get(name);
  }

  /** Removes a topic; returns whether it was there. */
  public synchronized boolean deleteTopic(String name) {
    return topics.remove(name) != null;
  }

  /** Removes a queue and all that it holds; returns whether it was there. */
  public synchronized boolean deleteQueue(String name) {
    MessageQueue queue = queues.remove(name);
    if (queue == null) {
      return false;
    }
    topics.replaceAll((topic, bindings) -> without(queue, bindings));
    queue.delete();
    return true;
  }

  /** That there is no such topic, and which there are. */
  public Failure noTopic(String name) {
    return missing("topic '" + name + "'; known topics: ", topics);
  }

  /** Id of a new message, in the order of sending. */
  public String nextId() {
    return "m" + lastId.incrementAndGet();
  }

  /** That there is no such queue, and which there are. */
  public Failure noQueue(String name) {
    return missing("queue '" + name + "'; known queues: ", queues);
  }

  private void know(Topic topic) {
    topics.putIfAbsent(topic.name(), List.of());
  }

  /** The latest specification of a queue says which topics and types it gets. */
  private void bind(MessageQueue queue, QueueSpec spec) {
    spec.topics().forEach(this::know);
    List<String> names = spec.topics().stream().map(Topic::name).toList();
    topics.replaceAll(
        (topic, bindings) -> {
          List<Binding> changed = new ArrayList<>(without(queue, bindings));
          if (names.contains(topic)) {
            changed.add(new Binding(queue, spec.types()));
          }
          return List.copyOf(changed);
        });
  }

  private static List<Binding> without(MessageQueue queue, List<Binding> bindings) {
    return bindings.stream().filter(binding -> binding.queue() != queue).toList();
  }

  private static Failure missing(String what, Map<String, ?> known) {
    return Failure.of(Failure.Kind.MISSING, "no " + what + new TreeSet<>(known.keySet()));
  }
}
