package io.sealane.test.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.consume.RetryPolicy;
import io.sealane.observe.Health;
import io.sealane.observe.Signal;
import io.sealane.test.Shop;
import io.sealane.time.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Many deliveries that wait for the same thing. */
class WaitingTogetherTest {

  private static final class DownException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private final AtomicReference<Depot> depot = new AtomicReference<>();
  private final List<Long> tries = new CopyOnWriteArrayList<>();

  @Test
  void anOutageThatManyHandlersMeetIsProbedByOneAtATime() throws InterruptedException {
    long end = Duration.ofMinutes(5).toNanos();
    try (Depot depot =
        Depot.with(
            builder ->
                builder.subscribe(
                    Shop.delivery(order -> callWhatIsDownUntil(end))
                        .concurrency(10)
                        .retry(
                            RetryPolicy.none()
                                .withDelayed(
                                    1,
                                    Backoff.exponential(
                                        Duration.ofSeconds(1), Duration.ofMinutes(1)))
                                .pausingOn(DownException.class))))) {
      this.depot.set(depot);
      depot.publish(40);
      depot.await("all settled", () -> depot.signals(Signal.Settled.class).size() == 40);

      List<Long> whileDown = tries.stream().filter(at -> at < end).toList();
      // Ten meet it; then one a time, after about 1, 2, 4, 8, 16, 32, 60, 60 ... seconds.
      assertThat(whileDown.stream().filter(at -> at < Duration.ofMillis(500).toNanos()))
          .hasSize(10);
      assertThat(whileDown).hasSizeBetween(10 + 8, 10 + 14);
      assertThat(depot.signals(Signal.DeadLettered.class)).isEmpty();
      assertThat(depot.signals(Signal.Released.class)).isEmpty();
      assertThat(depot.health()).isEqualTo(Health.UP);
    }
  }

  private void callWhatIsDownUntil(long end) throws Exception {
    long now = depot.get().time.nanoTime();
    tries.add(now);
    depot.get().time.pass(Duration.ofMillis(10));
    if (now < end) {
      throw new DownException();
    }
  }
}
