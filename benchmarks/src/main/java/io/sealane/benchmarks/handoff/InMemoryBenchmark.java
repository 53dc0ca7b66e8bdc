package io.sealane.benchmarks.handoff;

import com.google.common.eventbus.AsyncEventBus;
import com.google.common.eventbus.Subscribe;
import io.sealane.Sealane;
import io.sealane.benchmarks.codec.Order;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.Subscription;
import io.sealane.event.Publication;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.transport.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import net.engio.mbassy.bus.MBassador;
import net.engio.mbassy.bus.error.IPublicationErrorHandler;
import net.engio.mbassy.listener.Handler;
import net.engio.mbassy.listener.Listener;
import net.engio.mbassy.listener.References;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * From publishing to having handled, through the whole in-memory adapter with codec, leases and
 * guard, beside asynchronous buses that hand a reference over and promise none of it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class InMemoryBenchmark {

  private static final int EVENTS = 1_000;

  private final List<Order.Placed> events = new ArrayList<>();
  private volatile CountDownLatch open = new CountDownLatch(0);
  private ExecutorService threads;
  private Sealane sealane;
  private AsyncEventBus guava;
  private MBassador<Order.Placed> mbassador;

  /** Creates the benchmark; JMH calls it. */
  public InMemoryBenchmark() {}

  /** Starts everything. */
  @Setup(Level.Trial)
  public void start() {
    for (int i = 0; i < EVENTS; i++) {
      events.add(Order.placed(1));
    }
    threads = Executors.newFixedThreadPool(2);
    sealane =
        Sealane.over(InMemoryTransport.create())
            .publish(EventCatalog.of("orders", Order.class))
            .to(Topic.of("orders"))
            .subscribe(
                Subscription.named("shipping").to("orders").on(Order.Placed.class, this::handled))
            .start();
    guava = new AsyncEventBus(threads);
    guava.register(this);
    mbassador = new MBassador<>((IPublicationErrorHandler) error -> {});
    mbassador.subscribe(new MBassadorListener(this));
  }

  /** Ends everything. */
  @TearDown(Level.Trial)
  public void end() {
    sealane.close();
    mbassador.shutdown();
    threads.shutdownNow();
  }

  /** Handles an event of any bus. */
  @Subscribe
  public void handled(Order.Placed placed) {
    open.countDown();
  }

  /** MBassador's way of listening. */
  @Listener(references = References.Strong)
  public record MBassadorListener(InMemoryBenchmark benchmark) {
    /** Handles an event. */
    @Handler
    public void on(Order.Placed placed) {
      benchmark.handled(placed);
    }
  }

  /** Sealane, each event published by itself. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void sealane() throws InterruptedException {
    open = new CountDownLatch(EVENTS);
    events.forEach(sealane.publisher()::publish);
    open.await();
  }

  /** Sealane, published a hundred at a time. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void sealaneInHundreds() throws InterruptedException {
    open = new CountDownLatch(EVENTS);
    for (int from = 0; from < EVENTS; from += 100) {
      sealane
          .publisher()
          .publishAll(events.subList(from, from + 100).stream().map(Publication::of).toList());
    }
    open.await();
  }

  /** Guava's asynchronous bus. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void guava() throws InterruptedException {
    open = new CountDownLatch(EVENTS);
    events.forEach(guava::post);
    open.await();
  }

  /** MBassador, asynchronously. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public void mbassador() throws InterruptedException {
    open = new CountDownLatch(EVENTS);
    events.forEach(mbassador::publishAsync);
    open.await();
  }
}
