package io.sealane.conformance.rig;

import io.sealane.SealaneBuilder;
import io.sealane.codec.EventCatalog;
import io.sealane.conformance.faults.CallLog;
import io.sealane.conformance.faults.FaultPort;
import io.sealane.conformance.faults.FaultyTransport;
import io.sealane.conformance.fixture.TransportFixture;
import io.sealane.conformance.report.NotDeclared;
import io.sealane.conformance.time.TestTime;
import io.sealane.store.LeasedGuard;
import io.sealane.transport.Capabilities;
import io.sealane.transport.Capability;
import io.sealane.transport.Preparation;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.receive.Backlog;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.SendLimits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * What one case works with, on names that no other case uses. Made and closed by the kit.
 *
 * <p>For the thread of the test; what a test runs elsewhere, it runs by {@link #run}.
 */
public final class Rig implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final TransportFixture fixture;
  private final TestTime time;
  private final FaultyTransport transport;
  private final Transport judged;
  private final FaultPort faults;
  private final Names names = new Names();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final List<Topic> topics = new ArrayList<>();
  private final List<QueueSpec> queues = new ArrayList<>();
  private boolean closed;

  /** On what the fixture gives. */
  public Rig(TransportFixture fixture) {
    this.fixture = fixture;
    this.time = fixture.time();
    this.judged = fixture.transport(time.scheduler());
    this.transport = new FaultyTransport(judged, time.scheduler());
    FaultPort nearer = fixture.faults(judged);
    this.faults = nearer == null ? transport.faults() : nearer.orElse(transport.faults());
  }

  /** What the transport promises. */
  public Capabilities capabilities() {
    return judged.capabilities();
  }

  /** Whether the transport gives the promise. */
  public boolean declares(Capability capability) {
    return capabilities().has(capability);
  }

  /** Ends the case if the transport does not give the promise and nothing more can be shown. */
  public void require(Capability capability) {
    if (!declares(capability)) {
      throw new NotDeclared("nothing to show without " + capability);
    }
  }

  /** Ends the case, because what it is about cannot be seen here. */
  public void notShown(String why) {
    throw new NotDeclared(why);
  }

  /** What is judged, behind the kit's faults and log of calls. */
  public Transport transport() {
    return transport;
  }

  /** Lets the pipeline believe in smaller limits, so that a case needs less to reach them. */
  public SendLimits narrow(SendLimits limits) {
    transport.narrow(limits);
    return limits;
  }

  /** Lets subscriptions get every type, as on a queue that somebody else has set up. */
  public void unfiltered() {
    transport.unfiltered();
  }

  /** Lets things go wrong. */
  public FaultPort faults() {
    return faults;
  }

  /** What was called at the transport's port. */
  public CallLog calls() {
    return transport.calls();
  }

  /** The time that everything here lives in. */
  public TestTime time() {
    return time;
  }

  /** A lease that is short for the broker. */
  public Duration lease() {
    return fixture.lease();
  }

  /** A name that nobody has. */
  public String name(String what) {
    return names.next(what);
  }

  /** A topic that nobody has, ordered if wanted. */
  public Topic topic(boolean ordered) {
    Topic topic = new Topic(name("topic"), ordered);
    topics.add(topic);
    return topic;
  }

  /** What a queue of the topics is to be, ordered if the first of them is. */
  public QueueSpec queue(Topic... of) {
    return queue(Set.of(), of);
  }

  /** The same, taking only some types. */
  public QueueSpec queue(Set<String> types, Topic... of) {
    QueueSpec queue =
        new QueueSpec(name("queue"), List.of(of), types, of[0].ordered(), fixture.lease());
    queues.add(queue);
    return queue;
  }

  /** Prepares everything that was named so far; it must be ready. */
  public void prepare() {
    Preparation ready = await(transport.prepare(new Topology(topics, queues)));
    if (!ready.problems().isEmpty() || ready.outage() != null) {
      throw new AssertionError("not ready: " + ready);
    }
  }

  /** A topic with one queue, prepared. */
  public Channel channel(boolean ordered) {
    Topic topic = topic(ordered);
    return channel(topic, queue(topic));
  }

  /** From the topic to the queue, prepared; they may have been before. */
  public Channel channel(Topic topic, QueueSpec queue) {
    prepare();
    return new Channel(this, topic, queue);
  }

  /** The same queue, prepared again to take other types. */
  public Channel widened(Topic topic, QueueSpec queue, Set<String> types) {
    queues.remove(queue);
    QueueSpec wide =
        new QueueSpec(queue.name(), queue.topics(), types, queue.ordered(), queue.lease());
    queues.add(wide);
    return channel(topic, wide);
  }

  /** An application on a topic that nobody has. */
  public ShopBuilder shop(Till till) {
    return shop(topic(false), till);
  }

  /** An application on that topic. */
  public ShopBuilder shop(Topic topic, Till till) {
    return new ShopBuilder(this, topic, till);
  }

  /** The beginnings of an application, with the time, the guard and the codec of this case. */
  SealaneBuilder assemble(EventCatalog... catalogs) {
    return fixture
        .assemble(transport)
        .scheduler(time.scheduler())
        .executor(time.executor())
        .random(new SplittableRandom(names.hashCode()))
        .guard(guard())
        .codec(fixture.codec(catalogs));
  }

  /** A guard that remembers nothing yet. */
  public LeasedGuard guard() {
    return fixture.guard(time.scheduler());
  }

  /** The longest that leases are held here. */
  public Duration longest() {
    return capabilities().maxLease();
  }

  /** What waits in the queue of a subscription that was started. */
  Backlog backlog(String subscription) {
    QueueSpec queue = transport.queue(subscription);
    try (Receiver receiver = transport.receiver(queue)) {
      return await(receiver.backlog());
    }
  }

  /** Closes it when the case is over, last opened first. */
  public <T extends AutoCloseable> T open(T closeable) {
    open.push(closeable);
    return closeable;
  }

  /** Waits for the stage. */
  public <T> T await(CompletionStage<T> stage) {
    try {
      return time.scheduler()
          .await(stage, time.isVirtual() ? PATIENCE.multipliedBy(1000) : PATIENCE);
    } catch (ExecutionException e) {
      throw new AssertionError("completed exceptionally: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("did not complete", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Lets time pass. */
  public void pass(Duration span) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    time.scheduler().schedule(() -> over.complete(null), span);
    await(over);
  }

  /** Runs the work in a thread of its own, at once with others. */
  public CompletableFuture<Void> run(Runnable work) {
    return CompletableFuture.runAsync(work, time.executor());
  }

  /** Ends everything that was opened, last opened first. Idempotent. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    faults.heal();
    try {
      while (!open.isEmpty()) {
        open.pop().close();
      }
      queues.addAll(transport.queues());
      fixture.cleanUp(judged, new Topology(topics, queues));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("closing failed: " + e, e);
    } finally {
      time.close();
    }
  }
}
