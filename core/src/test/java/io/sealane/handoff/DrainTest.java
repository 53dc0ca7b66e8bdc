package io.sealane.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DrainTest {

  private final AtomicInteger runs = new AtomicInteger();

  @Test
  void everySignalOfAnIdleDrainIsARun() {
    Drain drain = Drain.of(runs::incrementAndGet);

    drain.signal();
    drain.signal();

    assertThat(runs).hasValue(2);
  }

  @Test
  void signalsDuringARunAreOneMoreRunAfterIt() {
    Drain[] drain = new Drain[1];
    drain[0] =
        Drain.of(
            () -> {
              if (runs.incrementAndGet() == 1) {
                drain[0].signal();
                drain[0].signal();
                drain[0].signal();
                assertThat(runs).hasValue(1);
              }
            });

    drain[0].signal();

    assertThat(runs).hasValue(2);
  }

  @Test
  void workThatThrowsIsRunAgainByTheNextSignal() {
    Drain drain =
        Drain.of(
            () -> {
              if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("first");
              }
            });

    assertThatThrownBy(drain::signal).hasMessage("first");
    drain.signal();

    assertThat(runs).hasValue(2);
  }
}
