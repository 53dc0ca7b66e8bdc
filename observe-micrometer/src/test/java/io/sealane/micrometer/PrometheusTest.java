package io.sealane.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sealane.event.Publication;
import io.sealane.micrometer.Shop.Ordered;
import org.junit.jupiter.api.Test;

class PrometheusTest {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  @Test
  void aScrapeHasTheMetersAndNothingOfTheEvents() {
    try (var sealane = Shop.open().builder().observe(MicrometerObserver.of(registry)).start()) {
      BacklogMeters.of(sealane).bindTo(registry);
      sealane
          .publisher()
          .publish(
              Publication.of(new Ordered("key-77", "payload-77"))
                  .withId("id-77")
                  .withHeader("tenant", "header-77"));
      sealane
          .publisher()
          .publish(Publication.of(new Ordered("bad-77", "payload-77")).withId("id-78"));
    }

    String scrape = registry.scrape();

    assertThat(scrape)
        .contains(
            "sealane_published_events_total{topic=\"orders\",type=\"shop.Ordered\"} 2.0",
            "sealane_handling_seconds_count",
            "sealane_deadlettered_messages_total",
            "sealane_health{state=\"UP\",subscription=\"billing\"}",
            "sealane_backlog_messages{")
        .doesNotContain("key-77")
        .doesNotContain("payload-77")
        .doesNotContain("header-77")
        .doesNotContain("id-7")
        .doesNotContain("bad-77");
  }

  @Test
  void noTwoMetersOfANameHaveDifferentTags() {
    // Prometheus takes only the first of two such meters; so does the test, and misses the other.
    MicrometerObserver observer = MicrometerObserver.of(registry);
    registry
        .config()
        .onMeterRegistrationFailed(
            (id, reason) -> {
              throw new AssertionError(id + ": " + reason);
            });
    Signals.ofAllKinds("shop.Paid").forEach(signal -> observer.on(signal, Signals.AT));
    Signals.ofAllKinds("shop.Other").forEach(signal -> observer.on(signal, Signals.AT));
    MicrometerCalls.of(registry).called("sqs:SendMessage", "ok", java.time.Duration.ZERO);
  }
}
