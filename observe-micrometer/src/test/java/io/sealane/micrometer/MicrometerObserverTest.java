package io.sealane.micrometer;

import static io.sealane.micrometer.Signals.AT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sealane.event.Publication;
import io.sealane.micrometer.Shop.Ordered;
import io.sealane.micrometer.measure.Bounded;
import io.sealane.micrometer.measure.Measure;
import io.sealane.observe.Health;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import io.sealane.observe.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MicrometerObserverTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final MicrometerObserver observer = MicrometerObserver.of(registry);

  @Test
  void everyKindOfSignalIsKnown() {
    assertThat(Recorders.of(registry, new Bounded(1)).known())
        .containsExactlyInAnyOrderElementsOf(kinds());
    assertThat(Signals.ofAllKinds("shop.Paid").stream().<Class<?>>map(Signal::getClass))
        .as("what the tests of this module send")
        .containsExactlyInAnyOrderElementsOf(Signals.kinds());
  }

  @SuppressWarnings("unchecked") // All leaves of the family are of it.
  private static List<Class<? extends Signal>> kinds() {
    return Signals.kinds().stream()
        .<Class<? extends Signal>>map(kind -> (Class<? extends Signal>) kind)
        .toList();
  }

  @Test
  void whatHappensToOrdersIsCounted() {
    try (var sealane = Shop.open().builder().observe(observer).start()) {
      sealane.publisher().publish(new Ordered("o-1", "x"));
      sealane.publisher().publish(new Ordered("bad-2", "x"));
    }

    assertThat(count("sealane.published", "topic", "orders", "type", Shop.ORDERED)).isEqualTo(2);
    assertThat(count("sealane.published", "topic", "orders", "type", Shop.SHIPPED)).isEqualTo(1);
    assertThat(handled("delivery", Shop.ORDERED, "SUCCESS")).isEqualTo(1);
    assertThat(handled("delivery", Shop.ORDERED, "FAILURE")).isEqualTo(1);
    assertThat(handled("billing", Shop.SHIPPED, "SUCCESS")).isEqualTo(1);
    assertThat(
            count(
                "sealane.deadlettered",
                "subscription",
                "delivery",
                "type",
                Shop.ORDERED,
                "reason",
                "EXHAUSTED"))
        .isEqualTo(1);
    assertThat(registry.get("sealane.lag").tag("subscription", "billing").timer().count())
        .isEqualTo(1);
    assertThat(registry.get("sealane.settled").tag("subscription", "billing").counter().count())
        .isEqualTo(1);
  }

  private long handled(String subscription, String type, String outcome) {
    return registry
        .get("sealane.handling")
        .tags("subscription", subscription, "type", type, "outcome", outcome)
        .timer()
        .count();
  }

  @Test
  void timesAreWhatTheSignalsSay() {
    Signals.ofAllKinds("shop.Paid").forEach(signal -> observer.on(signal, AT));

    assertThat(
            registry
                .get("sealane.handling")
                .tag("outcome", "SUCCESS")
                .timer()
                .totalTime(TimeUnit.SECONDS))
        .isEqualTo(1);
    assertThat(registry.get("sealane.lag").timer().totalTime(TimeUnit.SECONDS)).isEqualTo(3);
    assertThat(registry.get("sealane.lease.extensions").summary().totalAmount()).isEqualTo(3);
    assertThat(registry.get("sealane.lease.extensions").summary().count()).isEqualTo(1);
    assertThat(registry.get("sealane.redriven").counter().count()).isEqualTo(4);
  }

  @Test
  void aLagIsNeitherNegativeNorEndless() {
    assertThat(HandlingMeters.lag(AT.plusMillis(1), AT)).isZero();
    assertThat(HandlingMeters.lag(AT.plusSeconds(5), AT)).isZero();
    assertThat(HandlingMeters.lag(AT.minusMillis(1_500), AT)).isEqualTo(1_500_000_000);
    assertThat(HandlingMeters.lag(Instant.MIN, AT))
        .isEqualTo(TimeUnit.SECONDS.toNanos(HandlingMeters.MAX_LAG_SECONDS));
    assertThat(HandlingMeters.lag(Instant.MAX, Instant.MIN)).isZero();
  }

  @Test
  void theHealthIsOneInTheStateThatASubscriptionIsIn() {
    observer.on(new Signal.HealthChanged("delivery", Health.UP), AT);
    assertThat(states()).containsExactly("UP");

    observer.on(
        new Signal.HealthChanged("delivery", new Health(Health.State.DOWN, "no network")), AT);
    assertThat(states()).containsExactly("DOWN");
  }

  private Set<String> states() {
    return registry.get("sealane.health").gauges().stream()
        .filter(gauge -> gauge.value() == 1)
        .map(gauge -> gauge.getId().getTag("state"))
        .collect(Collectors.toSet());
  }

  @Test
  void aRefusalOfWhichNothingIsKnownHasNoOtherReason() {
    Signal.Refused known = (Signal.Refused) Signals.ofAllKinds("shop.Paid").get(2);
    observer.on(known, AT);
    observer.on(new Signal.Refused(known.envelope(), known.topic(), known.failure(), true), AT);

    assertThat(values("reason")).containsExactlyInAnyOrder("THROTTLED", "UNKNOWN");
  }

  @Test
  void noTagHoldsAnythingOfAnEventButItsType() {
    Signals.ofAllKinds("shop.Paid").forEach(signal -> observer.on(signal, AT));

    assertThat(registry.getMeters()).isNotEmpty();
    assertThat(registry.getMeters())
        .allSatisfy(meter -> assertThat(meter.getId().toString()).doesNotContain(Signals.SECRET));
  }

  @Test
  void aHostileFloodOfTypesMakesABoundedNumberOfSeries() {
    MicrometerObserver bounded = observer.withMaxTypes(20);
    for (int i = 0; i < 5_000; i++) {
      Signals.ofAllKinds("t".repeat(i % 400) + i).forEach(signal -> bounded.on(signal, AT));
    }

    assertThat(values("type")).hasSize(21).contains("OTHER");
    assertThat(values("type")).allSatisfy(type -> assertThat(type.length()).isLessThan(160));
    assertThat(registry.getMeters()).hasSizeLessThan(20 * Measure.values().length + 100);
  }

  @Test
  void aTypeCannotBreakOutOfItsLine() {
    observer.on(new Signal.Deduplicated(subject("a\nb\u202e${x}")), AT);
    observer.on(new Signal.Deduplicated(new Subject("delivery", "m", null, 1)), AT);
    observer.on(new Signal.Deduplicated(subject("")), AT);

    assertThat(values("type")).containsExactlyInAnyOrder("a\\u000ab\\u202e\\u0024{x}", "UNKNOWN");
  }

  private static Subject subject(String type) {
    return new Subject("delivery", "m", Signals.metadata(type), 1);
  }

  @Test
  void aTagWithoutValuesIsRefused() {
    assertThatThrownBy(() -> observer.withMaxTypes(0))
        .hasMessage("a tag needs 1 value or more, not 0");
  }

  @Test
  void aRegistryThatThrowsHarmsNobody() {
    Shop shop = Shop.open();
    registry
        .config()
        .meterFilter(
            new io.micrometer.core.instrument.config.MeterFilter() {
              @Override
              public Meter.Id map(Meter.Id id) {
                throw new IllegalStateException("no meter today");
              }
            });
    Observer both = Observer.composite(List.of(observer));
    try (var sealane = shop.builder().observe(both).start()) {
      sealane.publisher().publish(Publication.of(new Ordered("o-1", "x")));
    }

    assertThat(shop.billed).containsExactly("o-1");
  }

  @Test
  void aDelayOfZeroIsNow() {
    Subject subject = subject("shop.Paid");
    observer.on(new Signal.Retrying(subject, Duration.ZERO), AT);
    observer.on(new Signal.Retrying(subject, Duration.ofMillis(1)), AT);

    assertThat(values("when")).containsExactlyInAnyOrder("NOW", "LATER");
  }

  private Set<String> values(String tag) {
    return registry.getMeters().stream()
        .flatMap(meter -> meter.getId().getTags().stream())
        .filter(one -> one.getKey().equals(tag))
        .map(Tag::getValue)
        .collect(Collectors.toSet());
  }

  private double count(String name, String... tags) {
    return registry.get(name).tags(tags).counter().count();
  }
}
