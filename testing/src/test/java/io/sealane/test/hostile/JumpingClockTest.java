package io.sealane.test.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.Sealane;
import io.sealane.event.Publication;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.observe.Signal;
import io.sealane.test.Shop;
import io.sealane.test.Shop.OrderCompleted;
import io.sealane.test.time.VirtualTime;
import io.sealane.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wall clock that jumps concerns what is said about an event, and no lease, claim or delay. */
class JumpingClockTest {

  private final List<Signal> signals = new CopyOnWriteArrayList<>();
  private final List<String> handled = new CopyOnWriteArrayList<>();

  /** Time that passes evenly, under a wall clock that somebody sets. */
  private record Jumping(VirtualTime time, AtomicReference<Duration> by) implements Scheduler {

    @Override
    public Instant instant() {
      return time.instant().plus(by.get());
    }

    @Override
    public long nanoTime() {
      return time.nanoTime();
    }

    @Override
    public Timer schedule(Runnable task, Duration delay) {
      return time.schedule(task, delay);
    }

    @Override
    public <T> T await(CompletionStage<T> stage, Duration timeout)
        throws ExecutionException, TimeoutException, InterruptedException {
      return time.await(stage, timeout);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT10M", "PT-10M", "P365D", "P-365D"})
  void noLeaseEndsAndNoRetryComesEarly(Duration jump) throws Exception {
    try (VirtualTime time = VirtualTime.create()) {
      AtomicReference<Duration> by = new AtomicReference<>(Duration.ZERO);
      Jumping clock = new Jumping(time, by);
      try (Sealane sealane =
          Shop.events(Sealane.over(InMemoryTransport.create(clock)))
              .scheduler(clock)
              .executor(time)
              .observe((signal, at) -> signals.add(signal))
              .subscribe(
                  Shop.delivery(
                      order -> {
                        handled.add(order.orderId());
                        by.set(jump);
                        time.pass(Duration.ofMinutes(2));
                        if (handled.size() == 1) {
                          throw new IllegalStateException("no van");
                        }
                      }))
              .start()) {
        sealane
            .publisher()
            .publish(
                Publication.of(new OrderCompleted("o-1", 1))
                    .withExpiry(VirtualTime.START.plus(Duration.ofDays(3_650))));

        assertThat(time.passUntil(() -> count(Signal.Settled.class) == 1)).isTrue();
        // Two minutes, a delay of one minute, two minutes.
        assertThat(Duration.ofNanos(time.nanoTime())).isEqualTo(Duration.ofMinutes(5));
        assertThat(handled).containsExactly("o-1", "o-1");
        assertThat(count(Signal.LeaseLost.class)).isZero();
        assertThat(count(Signal.Unconfirmed.class)).isZero();
        // Every twenty seconds, and once more where that falls together with the end.
        assertThat(count(Signal.LeasesExtended.class)).isBetween(10L, 12L);
      }
    }
  }

  private long count(Class<? extends Signal> type) {
    return signals.stream().filter(type::isInstance).count();
  }
}
