package io.sealane.test.progress;

import io.sealane.event.EventMetadata;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows events: each publication that was accepted, in each queue that takes it, until it is
 * settled; and so on with the events that were published in handling it. Safe for use by many
 * threads.
 */
public final class Progress implements Observer {

  private enum State {
    WAITING,
    UNDER_WAY,
    SETTLED
  }

  /**
   * A message that is not settled.
   *
   * @param event type and id of what it carries
   * @param queue where it is
   * @param underWay whether it is with the subscription; otherwise it waits, or is to come again
   */
  public record Open(String event, String queue, boolean underWay) {}

  private final Queues queues;
  private final Map<Message, State> states = new HashMap<>();
  private final Map<String, Set<Message>> carriers = new HashMap<>();
  private final Map<String, Set<String>> caused = new HashMap<>();
  private final Map<String, String> labels = new HashMap<>();

  /** Follows what goes to these queues. */
  public Progress(Queues queues) {
    this.queues = queues;
  }

  @Override
  public void on(Signal signal, Instant at) {
    if (signal instanceof Signal.Published published) {
      published(published);
    } else if (signal instanceof Signal.OfDelivery delivery) {
      delivery(delivery);
    }
  }

  /** Whether nothing is left to do for these events and for all that they caused. */
  public boolean isFinished(Collection<String> eventIds) {
    return open(eventIds).isEmpty();
  }

  /** What is left to do for these events and for all that they caused. */
  public List<Open> open(Collection<String> eventIds) {
    Map<Message, Open> open = new LinkedHashMap<>();
    synchronized (this) {
      withCaused(eventIds).forEach(id -> addOpen(id, open));
    }
    // A settlement whose answer was lost is never heard of again, but its queue knows.
    open.keySet().removeIf(message -> queues.isEmpty(message.queue()));
    return List.copyOf(open.values());
  }

  private synchronized void published(Signal.Published signal) {
    EventMetadata metadata = signal.envelope().metadata();
    learn(metadata);
    for (String queue : queues.taking(signal.topic(), metadata.type())) {
      Message message = new Message(queue, signal.brokerId());
      // The consumer may have been faster than the broker's answer to the publisher.
      states.putIfAbsent(message, State.WAITING);
      carry(metadata.id(), message);
    }
  }

  private synchronized void delivery(Signal.OfDelivery signal) {
    Message message = new Message(signal.subject().subscription(), signal.subject().messageId());
    EventMetadata metadata = signal.subject().metadata();
    if (metadata != null) {
      learn(metadata);
      carry(metadata.id(), message);
    }
    if (signal instanceof Signal.Settled) {
      states.put(message, State.SETTLED);
    } else if (signal instanceof Signal.Delivered) {
      states.put(message, State.UNDER_WAY);
    } else if (signal instanceof Signal.Released
        || signal instanceof Signal.LeaseLost
        || signal instanceof Signal.Unconfirmed) {
      states.put(message, State.WAITING);
    }
  }

  private void learn(EventMetadata metadata) {
    String type = metadata.type();
    labels.put(metadata.id(), type.substring(type.lastIndexOf('.') + 1) + " " + metadata.id());
    if (metadata.causationId() != null) {
      caused
          .computeIfAbsent(metadata.causationId(), unused -> new LinkedHashSet<>())
          .add(metadata.id());
    }
  }

  private void carry(String eventId, Message message) {
    carriers.computeIfAbsent(eventId, unused -> new LinkedHashSet<>()).add(message);
  }

  private Set<String> withCaused(Collection<String> eventIds) {
    Set<String> all = new LinkedHashSet<>();
    Deque<String> left = new ArrayDeque<>(eventIds);
    while (!left.isEmpty()) {
      String id = left.remove();
      if (all.add(id)) {
        left.addAll(caused.getOrDefault(id, Set.of()));
      }
    }
    return all;
  }

  private void addOpen(String eventId, Map<Message, Open> open) {
    for (Message message : carriers.getOrDefault(eventId, Set.of())) {
      State state = states.getOrDefault(message, State.UNDER_WAY);
      if (state != State.SETTLED) {
        String label = labels.getOrDefault(eventId, eventId);
        open.put(message, new Open(label, message.queue(), state == State.UNDER_WAY));
      }
    }
  }
}
