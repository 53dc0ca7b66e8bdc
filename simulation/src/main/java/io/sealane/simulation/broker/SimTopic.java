package io.sealane.simulation.broker;

import io.sealane.codec.MessageAttributes;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.fault.Faults;
import io.sealane.simulation.time.Recently;
import io.sealane.simulation.time.SimProcess;
import io.sealane.transport.Topic;
import io.sealane.transport.send.OutgoingMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A topic: what it accepts, every queue behind it gets, a little later. */
final class SimTopic {

  private final Topic topic;
  private final boolean filters;
  private final SimProcess broker;
  private final Faults faults;
  private final Ledger ledger;
  private final SplittableRandom random;
  private final List<SimQueue> queues = new ArrayList<>();
  private final Recently known = new Recently(BrokerSettings.DEDUPLICATION);
  private final Map<String, Long> lastArrival = new HashMap<>();
  private int accepted;

  SimTopic(
      Topic topic,
      boolean filters,
      SimProcess broker,
      Faults faults,
      Ledger ledger,
      SplittableRandom random) {
    this.topic = topic;
    this.filters = filters;
    this.broker = broker;
    this.faults = faults;
    this.ledger = ledger;
    this.random = random;
  }

  boolean isOrdered() {
    return topic.ordered();
  }

  void feed(SimQueue queue) {
    if (!queues.contains(queue)) {
      queues.add(queue);
    }
  }

  /** Takes a message, known by its id, and gives the broker's id of it. */
  String accept(OutgoingMessage message) {
    return accept(message, Copy.groupOf(message), message.id());
  }

  /** Takes a message and gives the broker's id of it. */
  String accept(OutgoingMessage message, String group, String knownBy) {
    String id = topic.name() + "-" + ++accepted;
    long now = broker.nanoTime();
    boolean again = topic.ordered() && known.came(knownBy, now);
    ledger.accepted(topic.name(), message, again);
    if (again) {
      faults.hit(FaultKind.DEDUPLICATED);
      return id;
    }
    for (SimQueue queue : queues) {
      if (takes(queue, message)) {
        Copy copy = new Copy(message, group, id + "-" + queue.spec().name(), broker.instant());
        queue.letters().came(copy, topic.ordered() ? knownBy : null);
        broker.schedule(() -> queue.put(copy), Duration.ofNanos(delay(queue, now)));
      }
    }
    return id;
  }

  private boolean takes(SimQueue queue, OutgoingMessage message) {
    @Nullable String type = message.attributes().get(MessageAttributes.TYPE);
    return !filters
        || queue.spec().types().isEmpty()
        || type == null
        || queue.spec().types().contains(type);
  }

  private long delay(SimQueue queue, long now) {
    long arrival = now + random.nextLong(1_000_000, 60_000_000);
    if (topic.ordered()) {
      arrival = Math.max(arrival, lastArrival.getOrDefault(queue.spec().name(), 0L) + 1);
      lastArrival.put(queue.spec().name(), arrival);
    }
    return arrival - now;
  }
}
