package io.sealane.test.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.observe.Health;
import io.sealane.observe.Signal;
import io.sealane.test.Shop;
import io.sealane.test.hostile.ThrowingTransport.Call;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Parts that throw where they must not cost an event at most time, and a subscription nothing. */
class ThrowingPartsTest {

  private final List<String> handled = new CopyOnWriteArrayList<>();
  private final AtomicReference<Depot> depot = new AtomicReference<>();
  private final AtomicReference<ThrowingTransport> transport = new AtomicReference<>();

  private Depot over(Call call, int times) {
    Depot made =
        Depot.over(
            inner -> {
              transport.set(new ThrowingTransport(inner, call, times));
              return transport.get();
            },
            builder ->
                builder.subscribe(Shop.delivery(order -> handle(order.orderId())).concurrency(2)));
    depot.set(made);
    return made;
  }

  private void handle(String order) throws Exception {
    if (order.equals("o-1")) {
      throw new IllegalStateException("no van");
    }
    // Longer than a lease, so that it has to be extended.
    depot.get().time.pass(Duration.ofMinutes(1));
    handled.add(order);
  }

  @ParameterizedTest
  @EnumSource(
      value = Call.class,
      names = {"RECEIVE", "SETTLE", "EXTEND", "ADD_LETTER"})
  void aTransportThatThrowsIsTakenForOneThatFails(Call call) throws InterruptedException {
    try (Depot depot = over(call, 2)) {
      depot.publish(4);

      depot.await("all settled", () -> depot.signals(Signal.Settled.class).size() == 4);
      assertThat(handled).containsExactlyInAnyOrder("o-2", "o-3", "o-4");
      assertThat(depot.sealane.deadLetters("delivery").list()).hasSize(1);
      assertThat(depot.health()).isEqualTo(Health.UP);
      assertThat(transport.get().left()).isZero();
    }
  }

  @Test
  void aReceiverThatCannotBeClosedHoldsNoStopUp() throws Exception {
    try (Depot depot = over(Call.CLOSE, 1)) {
      CompletableFuture<Void> stopped = depot.sealane.stop(Duration.ofSeconds(5));

      depot.time.await(stopped, Duration.ofMinutes(5));
      assertThat(transport.get().left()).isZero();
    }
  }

  @Test
  void anObserverThatFailsGrosslyChangesNothing() throws InterruptedException {
    try (Depot depot =
        Depot.with(
            builder ->
                builder
                    .observe(
                        (signal, at) -> {
                          throw new AssertionError("an observer's own mistake");
                        })
                    .subscribe(
                        Shop.delivery(order -> handled.add(order.orderId())).concurrency(1)))) {
      depot.publish(5);

      depot.await("all settled", () -> depot.signals(Signal.Settled.class).size() == 5);
      assertThat(handled).hasSize(5);
    }
  }

  @Test
  void anExecutorThatTakesNothingIsWaitedFor() throws InterruptedException {
    FullExecutor executor =
        new FullExecutor(new OutOfMemoryError("unable to create native thread"));
    try (Depot depot =
        Depot.with(
            builder ->
                builder
                    .executor(executor)
                    .subscribe(
                        Shop.delivery(order -> handled.add(order.orderId())).concurrency(3)))) {
      executor.runBy(depot.time);
      depot.publish(20);
      depot.await("refused", () -> executor.refused() >= 3);

      assertThat(depot.health().state()).isEqualTo(Health.State.PAUSED);
      assertThat(depot.health().reason())
          .isEqualTo(
              "waits for the executor: java.lang.OutOfMemoryError: unable to create native thread");
      executor.open();
      depot.await("all settled", () -> depot.signals(Signal.Settled.class).size() == 20);
      assertThat(depot.health()).isEqualTo(Health.UP);
      assertThat(handled).hasSize(20).doesNotHaveDuplicates();
      // Nothing was given back meanwhile, which the broker would have counted.
      assertThat(depot.signals(Signal.Delivered.class)).hasSize(20);
      assertThat(depot.signals(Signal.Released.class)).isEmpty();
    }
  }

  @Test
  void anExecutorThatTakesLessThanTheConcurrencyIsUsedToItsFull() throws InterruptedException {
    FullExecutor executor = new FullExecutor(new IllegalStateException("full"));
    try (Depot depot =
        Depot.with(
            builder ->
                builder
                    .executor(executor)
                    .subscribe(
                        Shop.delivery(
                                order -> {
                                  handled.add(order.orderId());
                                  this.depot.get().time.pass(Duration.ofMillis(10));
                                })
                            .concurrency(10)))) {
      this.depot.set(depot);
      executor.runBy(depot.time);
      executor.openFor(2);
      long began = depot.time.nanoTime();
      depot.publish(100);

      depot.await("all settled", () -> depot.signals(Signal.Settled.class).size() == 100);
      assertThat(handled).hasSize(100).doesNotHaveDuplicates();
      assertThat(executor.most()).isEqualTo(2);
      // 50 rounds of 10 ms, each followed by a moment at most.
      assertThat(TimeUnit.NANOSECONDS.toMillis(depot.time.nanoTime() - began)).isLessThan(2_000);
      assertThat(depot.signals(Signal.Released.class)).isEmpty();
    }
  }
}
