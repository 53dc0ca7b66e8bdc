package io.sealane.test.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.Sealane;
import io.sealane.SealaneBuilder;
import io.sealane.consume.Subscription;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.inmemory.Trouble;
import io.sealane.inmemory.Trouble.Kind;
import io.sealane.observe.Health;
import io.sealane.test.Shop;
import io.sealane.test.Shop.OrderCompleted;
import io.sealane.test.time.VirtualTime;
import io.sealane.transport.Preparation;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.forward.ForwardingTransport;
import io.sealane.transport.receive.Receiver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A start that fails leaves nothing running, and one that is stopped leaves nothing planned. */
class HalfStartedTest {

  private final VirtualTime time = VirtualTime.create();
  private final List<String> handled = new CopyOnWriteArrayList<>();
  private final AtomicInteger prepared = new AtomicInteger();
  private boolean broken = true;

  private SealaneBuilder builder(Transport transport) {
    return Shop.events(Sealane.over(transport)).scheduler(time).executor(time);
  }

  private Subscription named(String name) {
    return Subscription.named(name)
        .to("orders")
        .on(OrderCompleted.class, order -> handled.add(name));
  }

  /** Counts preparations, and has no receiver for one queue as long as it is broken. */
  private final class Broken extends ForwardingTransport {
    Broken(Transport transport) {
      super(transport);
    }

    @Override
    public CompletionStage<Preparation> prepare(Topology topology) {
      prepared.incrementAndGet();
      return transport.prepare(topology);
    }

    @Override
    public Receiver receiver(QueueSpec queue) {
      if (broken && queue.name().equals("second")) {
        throw new IllegalStateException("no receiver");
      }
      return transport.receiver(queue);
    }
  }

  @Test
  void whatStartedBeforeTheFailureIsStopped() throws Exception {
    Transport transport = new Broken(InMemoryTransport.create(time));
    assertThatThrownBy(() -> builder(transport).subscribe(named("first"), named("second")).start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no receiver");

    broken = false;
    try (Sealane publishing = builder(transport).start()) {
      publishing.publisher().publish(new OrderCompleted("o-1", 1));
      time.pass(Duration.ofHours(1));
      assertThat(handled).isEmpty();
    }
    try (Sealane again = builder(transport).subscribe(named("first"), named("second")).start()) {
      assertThat(again.health()).containsEntry("first", Health.UP);
    }
    assertThat(handled).containsExactlyInAnyOrder("first", "second");
    time.close();
  }

  @Test
  void afterAStopNobodyGoesOnPreparing() throws Exception {
    InMemoryTransport inTrouble = InMemoryTransport.create(time).withTrouble(Trouble.seeded(1));
    inTrouble.faults().begin(Kind.PREPARE_FAILED);
    try (Sealane sealane = builder(new Broken(inTrouble)).subscribe(named("first")).start()) {
      time.pass(Duration.ofMinutes(10));
      assertThat(prepared.get()).isGreaterThan(5);

      sealane.stop(Duration.ofSeconds(1));
      int before = prepared.get();
      time.pass(Duration.ofMinutes(10));
      assertThat(prepared).hasValue(before);

      inTrouble.faults().end(Kind.PREPARE_FAILED);
      sealane.start();
      time.pass(Duration.ofMinutes(10));
      assertThat(prepared).hasValue(before + 1);
      sealane.publisher().publish(new OrderCompleted("o-1", 1));
    }
    assertThat(handled).containsExactly("first");
    time.close();
  }
}
