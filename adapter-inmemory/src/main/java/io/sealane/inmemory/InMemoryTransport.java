package io.sealane.inmemory;

import io.sealane.error.Failure;
import io.sealane.inmemory.deadletter.InMemoryDeadLetters;
import io.sealane.inmemory.exchange.Exchange;
import io.sealane.inmemory.queue.MessageQueue;
import io.sealane.time.Scheduler;
import io.sealane.transport.Capabilities;
import io.sealane.transport.Capability;
import io.sealane.transport.Preparation;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.Sender;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The transport inside one JVM: a broker with leases, redelivery and dead letters in which nothing
 * goes over a wire. Several applications may share one; it outlives them, and what it holds is gone
 * with it.
 *
 * <ul>
 *   <li>A topic keeps nothing: a queue gets what is published after it was prepared.
 *   <li>Each message is put into every queue of its topic that takes its type (attribute {@code
 *       ce_type}; a message without the attribute goes to all of them).
 *   <li>A queue is bounded. A send completes when the message is in all of its queues, in the order
 *       of sending; where one is full, it waits. A handler that publishes, and waits, to the queue
 *       that it is itself fed from can therefore come to wait for itself, if all the handlers of
 *       that queue do so while it is full. Only messages that could be received count: what is held
 *       or delayed needs no room to come back.
 *   <li>An unordered queue is first come, first served, and what comes again stands at the end. An
 *       ordered one works as a FIFO queue of Amazon SQS: one receive may bring several messages of
 *       a key, in order, and until all of them are settled nobody gets another of that key.
 *   <li>{@link #withTrouble} makes it misbehave as real brokers do, to see whether handlers
 *       survive.
 *   <li>Times are those of the scheduler. It has no thread of its own: stages complete on the
 *       thread of whoever sends, receives, settles or closes, or on the scheduler's.
 * </ul>
 *
 * <p>Safe for use by many threads.
 */
public final class InMemoryTransport implements Transport {
  private static final int DEFAULT_CAPACITY = 10_000;
  private static final int MAX_RECEIVE = 100;
  private static final Duration MAX_WAIT = Duration.ofSeconds(20);
  private static final Duration MAX_LEASE = Duration.ofHours(12);
  private static final Preparation OUTAGE =
      new Preparation(
          List.of(), Failure.of(Failure.Kind.TRANSIENT, "trouble: the broker is not there"));

  private final Scheduler scheduler;
  private final int capacity;
  private final Exchange exchange = new Exchange(this::newQueue);
  private final Map<String, InMemoryDeadLetters> deadLetters = new ConcurrentHashMap<>();
  private final Capabilities capabilities;
  private final @Nullable Trouble trouble;
  private final @Nullable Faults faults;

  private InMemoryTransport(Scheduler scheduler, int capacity, @Nullable Trouble trouble) {
    this.scheduler = scheduler;
    this.capacity = capacity;
    this.trouble = trouble;
    this.faults = trouble == null ? null : new Faults(trouble);
    this.capabilities =
        new Capabilities(
            EnumSet.of(
                Capability.ORDERED_BY_KEY,
                Capability.DELAYED_REDELIVERY,
                Capability.EXTENDABLE_LEASE,
                Capability.COUNTS_ATTEMPTS,
                Capability.BINARY_BODIES,
                Capability.FILTERS_BY_TYPE,
                Capability.DRAINS,
                Capability.DEAD_LETTERS),
            // In trouble, the entries of a batch fail one by one.
            MessageLimits.with(trouble != null),
            MAX_RECEIVE,
            MAX_RECEIVE,
            MAX_WAIT,
            MAX_LEASE,
            MAX_LEASE);
  }

  /** An empty one in real time, with room for 10,000 ready messages in each queue. */
  public static InMemoryTransport create() {
    return create(Scheduler.system());
  }

  /** An empty one in the scheduler's time. */
  public static InMemoryTransport create(Scheduler scheduler) {
    return new InMemoryTransport(scheduler, DEFAULT_CAPACITY, null);
  }

  /**
   * An empty one of that capacity, otherwise configured as this one, and sharing nothing with it.
   *
   * @param messages how many ready messages a queue has room for, 1 or more
   */
  public InMemoryTransport withCapacity(int messages) {
    if (messages < 1) {
      throw new IllegalArgumentException("a queue with room for " + messages + " messages");
    }
    return new InMemoryTransport(scheduler, messages, trouble);
  }

  /**
   * An empty one in that trouble, otherwise configured as this one, and sharing nothing with it.
   */
  public InMemoryTransport withTrouble(Trouble trouble) {
    return new InMemoryTransport(scheduler, capacity, trouble);
  }

  /**
   * The faults of a transport in trouble: to ask for some, and to see which there were.
   *
   * @throws IllegalStateException if it is in no trouble
   */
  public Faults faults() {
    if (faults == null) {
      throw new IllegalStateException(
          "this transport has no faults; ask for withTrouble(Trouble.seeded(...)) before use");
    }
    return faults;
  }

  /**
   * Deletes a topic with what leads from it to queues, as if an operator had done it: sending to it
   * is rejected until it is prepared again.
   *
   * @return whether it was there
   */
  public boolean deleteTopic(String name) {
    return exchange.deleteTopic(name);
  }

  /**
   * Deletes a queue and its messages, as if an operator had done it: receiving and settling fail
   * until it is prepared again. Its dead letters stay.
   *
   * @return whether it was there
   */
  public boolean deleteQueue(String name) {
    return exchange.deleteQueue(name);
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public CompletionStage<Preparation> prepare(Topology topology) {
    if (faults != null) {
      faults.announce();
      if (faults.strike(Trouble.Kind.PREPARE_FAILED, "")) {
        return CompletableFuture.completedStage(OUTAGE);
      }
    }
    return CompletableFuture.completedStage(exchange.prepare(topology));
  }

  @Override
  public Sender sender(Topic topic) {
    Sender sender = new InMemorySender(topic, exchange, scheduler);
    return faults == null ? sender : new TroubledSender(sender, topic.name(), faults);
  }

  @Override
  public Receiver receiver(QueueSpec queue) {
    Receiver receiver = new InMemoryReceiver(queue.name(), exchange, capabilities);
    return faults == null
        ? receiver
        : new TroubledReceiver(receiver, queue.name(), exchange, faults, scheduler);
  }

  @Override
  public DeadLetterQueue deadLetters(QueueSpec queue) {
    DeadLetterQueue letters =
        deadLetters.computeIfAbsent(
            queue.name(), name -> new InMemoryDeadLetters(name, exchange, scheduler));
    return faults == null ? letters : new TroubledDeadLetters(letters, queue.name(), faults);
  }

  private MessageQueue newQueue(QueueSpec spec) {
    return new MessageQueue(spec.name(), spec.ordered(), capacity, MAX_LEASE, scheduler);
  }

  /** Names the kind. */
  @Override
  public String toString() {
    return "InMemoryTransport";
  }
}
