package io.sealane.conformance.faults;

import static io.sealane.conformance.faults.Failures.TRANSIENT;

import io.sealane.transport.Capabilities;
import io.sealane.transport.Preparation;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.forward.ForwardingTransport;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.SendLimits;
import io.sealane.transport.send.Sender;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a pipeline and any transport: writes down each call and lets go wrong what a test
 * provokes. Without a fault it changes nothing.
 */
public final class FaultyTransport extends ForwardingTransport {

  private final Armed armed = new Armed();
  private final CallLog calls;
  private final Map<String, QueueSpec> queues = new ConcurrentHashMap<>();
  private volatile @Nullable SendLimits narrowed;
  private volatile boolean filtered = true;

  /**
   * Before the given transport.
   *
   * @param clock for the times of the calls
   */
  public FaultyTransport(Transport transport, InstantSource clock) {
    super(transport);
    this.calls = new CallLog(clock);
  }

  /** Provokes every fault there is. */
  public FaultPort faults() {
    return armed;
  }

  /** What was called. */
  public CallLog calls() {
    return calls;
  }

  /** Pretends to these limits, which are not greater than the true ones. */
  public void narrow(SendLimits limits) {
    narrowed = limits;
  }

  /** Prepares queues that get every type, as if somebody else had set them up. */
  public void unfiltered() {
    filtered = false;
  }

  /** The queue of that name, which was prepared. */
  public QueueSpec queue(String name) {
    QueueSpec queue = queues.get(name);
    if (queue == null) {
      throw new IllegalArgumentException("no queue '" + name + "'; prepared: " + queues.keySet());
    }
    return queue;
  }

  /** All queues that were prepared. */
  public Collection<QueueSpec> queues() {
    return List.copyOf(queues.values());
  }

  @Override
  public Capabilities capabilities() {
    Capabilities all = transport.capabilities();
    SendLimits limits = narrowed;
    return limits == null ? all : all.with(limits);
  }

  @Override
  public CompletionStage<Preparation> prepare(Topology topology) {
    calls.add(Call.Kind.PREPARE, "", topology.queues().size() + topology.topics().size());
    if (armed.happens(Fault.PREPARE_OUTAGE)) {
      return CompletableFuture.completedFuture(new Preparation(List.of(), TRANSIENT));
    }
    topology.queues().forEach(queue -> queues.put(queue.name(), queue));
    return transport.prepare(filtered ? topology : unfiltered(topology));
  }

  private static Topology unfiltered(Topology topology) {
    return new Topology(
        topology.topics(),
        topology.queues().stream()
            .map(q -> new QueueSpec(q.name(), q.topics(), Set.of(), q.ordered(), q.lease()))
            .toList());
  }

  @Override
  public Sender sender(Topic topic) {
    return new FaultySender(transport.sender(topic), topic.name(), armed, calls);
  }

  @Override
  public Receiver receiver(QueueSpec queue) {
    return new FaultyReceiver(transport.receiver(queue), queue.name(), armed, calls);
  }

  @Override
  public DeadLetterQueue deadLetters(QueueSpec queue) {
    return new FaultyDeadLetters(transport.deadLetters(queue), queue.name(), armed, calls);
  }
}
