package io.sealane.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.Sealane;
import io.sealane.SealaneBuilder;
import io.sealane.error.ClosedException;
import io.sealane.error.ConfigurationException;
import io.sealane.error.Failure;
import io.sealane.error.PublishException;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.observe.Health;
import io.sealane.test.Shop.OrderCompleted;
import io.sealane.test.time.VirtualTime;
import io.sealane.transport.Capabilities;
import io.sealane.transport.Preparation;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.forward.ForwardingReceiver;
import io.sealane.transport.forward.ForwardingTransport;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.SendLimits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The begin of an application whose adapter does not do as it should, and its end. */
class StartingTest {

  private static final Topology NONE = new Topology(List.of(), List.of());

  private final VirtualTime time = VirtualTime.create();
  private final Moody transport = new Moody(InMemoryTransport.create(time));

  @AfterEach
  void endTime() {
    time.close();
  }

  private SealaneBuilder shop() {
    return Shop.events(Sealane.over(transport)).scheduler(time).executor(time);
  }

  @Test
  void anAdapterThatThrowsOrDoesNotAnswerIsAskedAgainLater() throws Exception {
    transport.answers.add(
        () -> {
          throw new IllegalStateException("no route to host");
        });
    transport.answers.add(
        () -> CompletableFuture.failedFuture(new IllegalStateException("no route to host")));
    transport.answers.add(CompletableFuture::new);

    try (Sealane sealane = shop().subscribe(Shop.delivery(order -> {})).start()) {
      assertThat(transport.asked).isEqualTo(1);
      time.pass(Duration.ofMinutes(10));
      assertThat(transport.asked).isEqualTo(3);
      assertThat(sealane.health().get("delivery").state()).isNotEqualTo(Health.State.STOPPED);
    }
  }

  @Test
  void whatTheBrokerLacksIsToldAtTheStartAndNobodyAsksOn() throws Exception {
    transport.answers.add(
        () -> CompletableFuture.completedFuture(new Preparation(List.of("no topic"), null)));

    assertThatThrownBy(() -> shop().start())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("what this Sealane needs of its broker has 1 problem:\n  - no topic");
    time.pass(Duration.ofMinutes(10));
    assertThat(transport.asked).isEqualTo(1);
  }

  @Test
  void afterAStopNobodyAsksOn() throws Exception {
    Preparation away =
        new Preparation(List.of(), Failure.of(Failure.Kind.TRANSIENT, "the broker is away"));
    for (int i = 0; i < 100; i++) {
      transport.answers.add(() -> CompletableFuture.completedFuture(away));
    }
    try (Sealane sealane = shop().start()) {
      sealane.stop(Duration.ofSeconds(1));
      time.pass(Duration.ofMinutes(10));

      assertThat(transport.asked).isEqualTo(1);
    }
  }

  @Test
  void aStartThatFailsHalfWayEndsWhatHasBegun() {
    transport.refused = "logistics";

    assertThatThrownBy(
            () ->
                shop()
                    .subscribe(Shop.delivery(order -> {}), Shop.logistics(scheduled -> {}))
                    .start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no receiver for logistics");
    assertThat(transport.open).isEmpty();
  }

  @Test
  void aRestartThatFailsHalfWayCanBeTriedAgain() {
    List<String> handled = new ArrayList<>();
    try (Sealane sealane =
        shop()
            .subscribe(
                Shop.delivery(order -> handled.add(order.orderId())),
                Shop.logistics(scheduled -> {}))
            .start()) {
      sealane.stop(Duration.ofSeconds(1));
      transport.refused = "logistics";
      assertThatThrownBy(sealane::start).hasMessage("no receiver for logistics");
      transport.refused = "";
      sealane.start();
      sealane.publisher().publish(new OrderCompleted("o-1", 1));
    }

    assertThat(handled).containsExactly("o-1");
  }

  @Test
  void afterTheCloseNothingStartsAndNothingIsPublished() {
    Sealane sealane = shop().start();
    sealane.start();
    sealane.close();
    sealane.close();

    assertThatThrownBy(sealane::start)
        .isInstanceOf(ClosedException.class)
        .hasMessage("start: this Sealane is closed");
    assertThatThrownBy(() -> sealane.publisher().publish(new OrderCompleted("o-1", 1)))
        .isInstanceOf(ClosedException.class)
        .hasMessage("cannot publish OrderCompleted: the publisher is closed");
  }

  /** The transport in memory refuses it in the end, but neither the codec nor the batcher does. */
  @Test
  void theCodecWritesAsMuchAsTheTransportSaysItTakes() {
    transport.maxBytes = 4 << 20;
    try (Sealane sealane = shop().start()) {
      assertThatThrownBy(
              () -> sealane.publisher().publish(new OrderCompleted("o".repeat(600_000), 1)))
          .isInstanceOf(PublishException.class)
          .hasMessageContaining("bytes, attributes included; the limit is 1048576");
    }
  }

  @Test
  void anEventIsHeldAgainstTheLimitOfItsTopic() {
    transport.exceptions = Map.of("orders", new SendLimits(10, 2_000, 2_000, 10, 0, false));
    try (Sealane sealane = shop().start()) {
      sealane.publisher().publish(new OrderCompleted("o-1", 1));
      assertThatThrownBy(() -> sealane.publisher().publish(new OrderCompleted("o".repeat(900), 1)))
          .isInstanceOf(PublishException.class)
          .hasMessageContaining("; the limit is 2000 bytes");
    }
  }

  @Test
  void patienceWithoutEndIsNoMistake() {
    Duration forEver = Duration.ofSeconds(Long.MAX_VALUE);
    try (Sealane sealane =
        Shop.events(Sealane.over(InMemoryTransport.create()))
            .publishWithin(forEver)
            .stopWithin(forEver)
            .start()) {
      sealane.publisher().publishAsync(new OrderCompleted("o-1", 1)).join();
      sealane.publisher().publish(new OrderCompleted("o-1", 1));
    }
  }

  /** The transport in memory, but for what a test has it do. */
  private static final class Moody extends ForwardingTransport {
    final Deque<Supplier<CompletionStage<Preparation>>> answers = new ArrayDeque<>();
    final List<Receiver> open = new ArrayList<>();
    String refused = "";
    Map<String, SendLimits> exceptions = Map.of();
    int maxBytes;
    int asked;

    Moody(Transport good) {
      super(good);
    }

    @Override
    public Capabilities capabilities() {
      Capabilities its = transport.capabilities();
      SendLimits limits =
          new SendLimits(
              its.sending().maxBatchCount(),
              Math.max(maxBytes, its.sending().maxMessageBytes()),
              its.sending().maxBatchBytes(),
              its.sending().maxAttributes(),
              its.sending().reservedBytes(),
              its.sending().onePerKey());
      return its.with(limits, exceptions);
    }

    @Override
    public CompletionStage<Preparation> prepare(Topology topology) {
      asked++;
      transport.prepare(answers.isEmpty() ? topology : NONE);
      return answers.isEmpty()
          ? CompletableFuture.completedFuture(Preparation.READY)
          : answers.remove().get();
    }

    @Override
    public Receiver receiver(QueueSpec queue) {
      if (queue.name().equals(refused)) {
        throw new IllegalStateException("no receiver for " + refused);
      }
      Receiver receiver = new Counted(transport.receiver(queue));
      open.add(receiver);
      return receiver;
    }

    private final class Counted extends ForwardingReceiver {
      Counted(Receiver receiver) {
        super(receiver);
      }

      @Override
      public void close() {
        open.remove(this);
        super.close();
      }
    }
  }
}
