package io.sealane.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.sealane.jdbc.JdbcStore;
import io.sealane.micrometer.Shop.Ordered;
import io.sealane.store.outbox.Outbox;
import io.sealane.transport.send.OutgoingMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes through an outbox on a real database. */
class OutboxTest {

  private final MockClock clock = new MockClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
  private final JdbcStore store = Databases.store();

  @Test
  void theTraceOfARequestContinuesThroughTheOutbox() throws Exception {
    Tracer tracer = new Tracer();
    try (var sealane =
        Shop.open()
            .builder()
            .outbox(store.outbox())
            .observe(MicrometerObserver.of(registry))
            .tracing(MicrometerTracing.of(tracer.registry()))
            .start()) {
      Observation.createNotStarted("request", tracer.registry())
          .observeChecked(
              () ->
                  store
                      .transactions()
                      .inNew(
                          () -> {
                            sealane.publisher().publish(new Ordered("o-1", "x"));
                            return null;
                          }));
    }

    assertThat(tracer.tree())
        .isEqualTo(
            """
            request
              publish shop.Ordered
                process delivery
                  publish shop.Shipped
                    process billing
            """);
    assertThat(registry.get("sealane.outbox.stored").counters()).hasSize(2);
    assertThat(registry.get("sealane.outbox.relayed").counter().count()).isEqualTo(2);
  }

  @Test
  void whatWaitsIsShownUntilTheAnswerIsOld() {
    Outbox outbox = store.outbox();
    OutboxMeters.of(outbox).bindTo(registry);
    assertThat(value("sealane.outbox.waiting")).isZero();
    assertThat(value("sealane.outbox.oldest")).isZero();

    outbox.append(
        List.of(
            new Outbox.Entry("orders", new OutgoingMessage("id", "key", new byte[1], Map.of()))));
    assertThat(value("sealane.outbox.waiting")).isZero();
    clock.add(Duration.ofSeconds(10));
    assertThat(value("sealane.outbox.waiting")).isEqualTo(1);
  }

  @Test
  void anOutboxThatCannotBeAskedIsNotANumber() {
    JdbcStore empty = store.withTablePrefix("nothing_here_");
    OutboxMeters.of(empty.outbox()).bindTo(registry);

    assertThat(value("sealane.outbox.waiting")).isNaN();
    assertThat(value("sealane.outbox.oldest")).isNaN();
  }

  private double value(String gauge) {
    return registry.get(gauge).gauge().value();
  }
}
