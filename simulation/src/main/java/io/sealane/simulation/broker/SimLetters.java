package io.sealane.simulation.broker;

import io.sealane.codec.MessageAttributes;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.fault.Faults;
import io.sealane.simulation.time.Recently;
import io.sealane.simulation.time.SimProcess;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetter.Cause;
import io.sealane.transport.deadletter.DeadLetter.Reason;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.send.OutgoingMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The dead letters of a queue, and the queue of their own that they are in. */
public final class SimLetters {

  private final SimQueue source;
  private final QueueSpec spec;
  private final SimProcess broker;
  private final Faults faults;
  private final Ledger ledger;
  private final SimQueue queue;

  /** The letters, by the ids of their messages in that queue. */
  private final Map<String, DeadLetter> letters = new LinkedHashMap<>();

  /** The events of all messages that the source was sent. */
  private final Map<String, String> events = new HashMap<>();

  /** Whatever was a letter: a call that is late may be about one that is gone. */
  private final List<Copy> ever = new ArrayList<>();

  /** What went back, by the ids that messages had when they died: a letter may be kept twice. */
  private final Set<String> returned = new HashSet<>();

  private final Recently known = new Recently(BrokerSettings.DEDUPLICATION);
  private int numbers;

  SimLetters(SimQueue source, SimProcess broker, Faults faults, Ledger ledger) {
    this.source = source;
    this.spec = source.spec();
    this.broker = broker;
    this.faults = faults;
    this.ledger = ledger;
    String name = spec.name() + "-dead";
    QueueSpec own = new QueueSpec(name, spec.topics(), Set.of(), spec.ordered(), spec.lease());
    SplittableRandom random = new SplittableRandom(name.hashCode());
    this.queue = new SimQueue(own, BrokerSettings.LETTERS, broker, faults, deletions(), random);
  }

  private Ledger deletions() {
    return new Ledger() {
      @Override
      public void confirmed(String dead, String messageId, boolean done) {
        if (done && queue.copies().stream().noneMatch(copy -> copy.messageId.equals(messageId))) {
          deleted(messageId);
        }
      }
    };
  }

  private void deleted(String messageId) {
    DeadLetter letter = letters.remove(messageId);
    if (letter != null && !returned.contains(letter.messageId())) {
      ledger.vanished(spec.name(), letter);
    }
  }

  /**
   * The source was sent a message.
   *
   * @param knownBy what a queue with order recognises it by, or null elsewhere
   */
  void came(Copy copy, @Nullable String knownBy) {
    events.put(copy.messageId, copy.eventId());
    if (knownBy != null) {
      known.came(knownBy, broker.nanoTime());
    }
  }

  /** The queue that they are in. */
  public SimQueue queue() {
    return queue;
  }

  /** Keeps one that says nothing in its attributes of its being one. */
  void add(DeadLetter letter) {
    add(letter, letter.attributes(), letter.key(), letter.id());
  }

  /**
   * Keeps one.
   *
   * @param attributes those of its message
   * @param key what the message says its key is
   * @param group the message's group
   * @return the message's id
   */
  public String add(
      DeadLetter letter, Map<String, String> attributes, @Nullable String key, String group) {
    String id = "dead-" + spec.name() + "-" + ++numbers;
    letters.put(id, letter);
    OutgoingMessage message = new OutgoingMessage(eventOf(letter), key, letter.body(), attributes);
    Copy copy = new Copy(message, group, id, broker.instant());
    ever.add(copy);
    queue.put(copy);
    ledger.deadLettered(spec.name(), letter);
    return id;
  }

  private String eventOf(DeadLetter letter) {
    return events.getOrDefault(letter.messageId(), letter.id());
  }

  /** Keeps what came more often than the queue allows. */
  void redriven(Copy copy) {
    Cause cause = new Cause(Reason.BROKER, "received too often", 0, copy.sentAt, broker.instant());
    add(
        new DeadLetter(
            copy.messageId,
            copy.eventId(),
            copy.message.attributes().get(MessageAttributes.TYPE),
            spec.name(),
            copy.message.key(),
            copy.message.body(),
            copy.message.attributes(),
            cause));
  }

  /** Of several copies of a letter the latest. */
  List<DeadLetter> list(Selection selection) {
    Map<String, DeadLetter> byId = new LinkedHashMap<>();
    letters.values().forEach(letter -> byId.put(letter.id(), letter));
    return byId.values().stream().filter(selection::includes).limit(selection.max()).toList();
  }

  /** Removes all copies of them. */
  void remove(List<DeadLetter> some) {
    Set<String> ids = new HashSet<>();
    some.forEach(letter -> ids.add(letter.id()));
    for (Copy copy : List.copyOf(queue.copies())) {
      DeadLetter letter = letters.get(copy.messageId);
      if (letter != null && ids.contains(letter.id())) {
        letters.remove(copy.messageId);
        queue.remove(copy);
      }
    }
  }

  /** Puts a letter back where it came from. */
  void giveBack(DeadLetter letter) {
    OutgoingMessage message =
        new OutgoingMessage(
            eventOf(letter), letter.key(), letter.body(), letter.redriveAttributes());
    giveBack(message, Copy.groupOf(message), null);
  }

  /**
   * Takes a message that is a letter on its way back.
   *
   * @param key what it says its key is
   * @param group its group
   * @param knownBy what a queue with order knows it by, or null elsewhere
   * @return its id
   */
  public String giveBack(
      byte[] body,
      Map<String, String> attributes,
      @Nullable String key,
      String group,
      @Nullable String knownBy) {
    String event =
        ever.stream()
            .filter(copy -> Arrays.equals(copy.message.body(), body))
            .min(Comparator.comparing(copy -> !letters.containsKey(copy.messageId)))
            .map(Copy::eventId)
            .orElse("nobody's");
    if (event.equals("nobody's")) {
      ledger.misused("what goes back to " + spec.name() + " is no letter: " + attributes);
    }
    return giveBack(new OutgoingMessage(event, key, body, attributes), group, knownBy);
  }

  private String giveBack(OutgoingMessage message, String group, @Nullable String knownBy) {
    String id = "again-" + spec.name() + "-" + ++numbers;
    if (knownBy != null && known.came(knownBy, broker.nanoTime())) {
      faults.hit(FaultKind.DEDUPLICATED);
      return id;
    }
    for (Copy copy : queue.copies()) {
      DeadLetter letter = letters.get(copy.messageId);
      if (letter != null && copy.eventId().equals(message.id())) {
        returned.add(letter.messageId());
      }
    }
    faults.hit(FaultKind.LETTER_RETURNED);
    Copy copy = new Copy(message, group, id, broker.instant());
    came(copy, null);
    source.put(copy);
    return id;
  }
}
