package io.sealane.simulation.broker;

import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.fault.Faults;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.wire.Wire;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.receive.Backlog;
import io.sealane.transport.send.OutgoingMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The broker of a simulated life: it outlives every application, and has faults by plan. */
public final class SimBroker {

  private final BrokerSettings settings;
  private final SimProcess process;
  private final Faults faults;
  private final Ledger ledger;
  private final SplittableRandom random;
  private final Wire wire;
  private final Map<String, SimTopic> topics = new LinkedHashMap<>();
  private final Map<String, SimQueue> queues = new LinkedHashMap<>();

  /**
   * A broker without topics and queues.
   *
   * @param process where it runs; no other may run there
   */
  public SimBroker(
      BrokerSettings settings,
      SimProcess process,
      Faults faults,
      Ledger ledger,
      SplittableRandom random) {
    this.settings = settings;
    this.process = process;
    this.faults = faults;
    this.ledger = ledger;
    this.random = random;
    this.wire = new Wire(process, faults, ledger::called, random.split());
  }

  /** The broker as a process sees it. */
  public Transport transport(SimProcess client) {
    return new SimTransport(this, wire, client);
  }

  /** The way from processes to it. */
  public Wire wire() {
    return wire;
  }

  /** What it allows. */
  public BrokerSettings settings() {
    return settings;
  }

  /** What goes wrong with it. */
  public Faults faults() {
    return faults;
  }

  /** Who sees what really happens. */
  public Ledger ledger() {
    return ledger;
  }

  /** Choices for something more that belongs to it. */
  public SplittableRandom choices() {
    return random.split();
  }

  /** Makes what is not there yet. */
  public void create(Topology topology) {
    topology.topics().forEach(this::topic);
    for (QueueSpec spec : topology.queues()) {
      SimQueue queue =
          queues.computeIfAbsent(
              spec.name(),
              name -> new SimQueue(spec, settings, process, faults, ledger, random.split()));
      spec.topics().forEach(topic -> topic(topic).feed(queue));
    }
  }

  private SimTopic topic(Topic topic) {
    return topics.computeIfAbsent(
        topic.name(),
        name -> new SimTopic(topic, settings.filters(), process, faults, ledger, random.split()));
  }

  /** Puts a message into a topic past every fault, as another application might. */
  public void inject(String topic, OutgoingMessage message) {
    topic(topic).accept(message);
  }

  /** Goes down and comes back: every open call is lost. */
  public void restart() {
    faults.hit(FaultKind.RESTART);
    wire.restart();
    queues.values().forEach(SimQueue::dropPolls);
  }

  /** How much waits in a queue, truly. */
  public Backlog backlog(String queue) {
    return queue(queue).backlog();
  }

  /** The copies in a queue, oldest first. */
  public List<Copy> copies(String queue) {
    return List.copyOf(queue(queue).copies());
  }

  /** Whether a queue keeps the order within groups. */
  public boolean isFifo(String queue) {
    return queue(queue).isFifo();
  }

  /** The dead letters of a queue, oldest first. */
  public List<DeadLetter> letters(String queue) {
    return queue(queue).letters().list(Selection.all());
  }

  private SimTopic topic(String name) {
    SimTopic topic = topics.get(name);
    if (topic == null) {
      throw new IllegalArgumentException("no topic '" + name + "'; there are " + topics.keySet());
    }
    return topic;
  }

  SimTopic topicOf(Topic topic) {
    return topic(topic.name());
  }

  /** Whether there is such a topic, with that order. */
  public boolean hasTopic(String name, boolean ordered) {
    SimTopic topic = topics.get(name);
    return topic != null && topic.isOrdered() == ordered;
  }

  /**
   * Takes a message for a topic and gives the broker's id of it.
   *
   * @param group what an ordered topic keeps the order within
   * @param knownBy what an ordered topic knows it by if it comes again
   * @throws IllegalArgumentException if there is no such topic
   */
  public String accept(String topic, OutgoingMessage message, String group, String knownBy) {
    return topic(topic).accept(message, group, knownBy);
  }

  /** Whether there is such a queue, with that order. */
  public boolean hasQueue(String name, boolean fifo) {
    SimQueue queue = queues.get(name);
    return queue != null && queue.isFifo() == fifo;
  }

  /**
   * The queue of a subscription.
   *
   * @throws IllegalArgumentException if there is none
   */
  public SimQueue queue(String name) {
    SimQueue queue = queues.get(name);
    if (queue == null) {
      throw new IllegalArgumentException("no queue '" + name + "'; there are " + queues.keySet());
    }
    return queue;
  }

  SimProcess process() {
    return process;
  }
}
