package io.sealane.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sealane.Sealane;
import io.sealane.micrometer.Shop.Ordered;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BacklogMetersTest {

  private final MockClock clock = new MockClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);

  @Test
  void whatWaitsIsShown() {
    try (var sealane = Shop.open().builder().start()) {
      sealane.subscription("delivery").pause();
      BacklogMeters.of(sealane).withMaxAge(Duration.ZERO).bindTo(registry);
      assertThat(waiting("delivery")).isZero();

      publish(sealane, 3);

      assertThat(waiting("delivery")).isEqualTo(3);
      sealane.subscription("delivery").resume();
    }
  }

  @Test
  void theBrokerIsAskedAgainWhenTheAnswerIsOld() {
    try (var sealane = Shop.open().builder().start()) {
      sealane.subscription("delivery").pause();
      BacklogMeters.of(sealane).bindTo(registry);
      assertThat(waiting("delivery")).isZero();
      publish(sealane, 3);

      clock.add(Duration.ofSeconds(59));
      assertThat(waiting("delivery")).isZero();
      clock.add(Duration.ofSeconds(1));
      assertThat(waiting("delivery")).isEqualTo(3);
      sealane.subscription("delivery").resume();
    }
  }

  private double waiting(String subscription) {
    return registry.get("sealane.backlog").tags("subscription", subscription).gauges().stream()
        .mapToDouble(gauge -> gauge.value())
        .sum();
  }

  private static void publish(Sealane sealane, int orders) {
    for (int i = 0; i < orders; i++) {
      sealane.publisher().publish(new Ordered("o-" + i, "x"));
    }
  }
}
