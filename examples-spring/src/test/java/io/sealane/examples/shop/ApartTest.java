package io.sealane.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.sealane.servers.Fauxqs;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** Delivery is a process of its own; the events travel over SNS and SQS. */
class ApartTest {

  private static Fauxqs server;
  private static Process delivery;
  private static Process shop;

  /** Keeps spans where a test can see them, from their end on. */
  @Configuration(proxyBeanMethods = false)
  static class Spans {
    private final InMemorySpanExporter kept = InMemorySpanExporter.create();

    @Bean
    SpanProcessor keepingSpans() {
      return SimpleSpanProcessor.create(kept);
    }

    Set<String> traces(String name) {
      return kept.getFinishedSpanItems().stream()
          .filter(span -> span.getName().equals(name))
          .map(SpanData::getTraceId)
          .collect(Collectors.toSet());
    }
  }

  @BeforeAll
  static void start() {
    server = Fauxqs.start();
    delivery = process("delivery");
    shop = process("shop");
  }

  private static Process process(String name) {
    return Process.start(
        List.of(ShopApplication.class, Spans.class),
        "--spring.profiles.active=apart," + name,
        "--sealane.sns-sqs.endpoint=" + server.endpoint(),
        "--sealane.sns-sqs.region=us-east-1");
  }

  @AfterAll
  static void stop() {
    shop.close();
    delivery.close();
    server.close();
  }

  @Test
  void anOrderGoesToTheOtherProcessAndItsDeliveryComesBack() {
    shop.call("PUT", "/orders/o-1", "{\"article\": \"tea\", \"quantity\": 9}");

    JsonNode parcels = shop.http().await("/parcels", node -> node.has("o-1"));
    assertThat(parcels.path("o-1").asInt()).isEqualTo(3);
    assertThat(shop.get("/purchases").body().path("tea").asInt()).isEqualTo(9);
    assertThat(delivery.get("/parcels").status()).isEqualTo(404);
  }

  @Test
  void theTraceOfTheRequestContinuesInBothProcesses() {
    shop.call("PUT", "/orders/o-traced", "{\"article\": \"milk\", \"quantity\": 1}");
    shop.http().await("/parcels", node -> node.has("o-traced"));

    // A request's span may end after its answer has arrived.
    long end = System.nanoTime() + 60_000_000_000L;
    while (!traces(shop, "http put /orders/{id}").containsAll(traces(delivery, "process delivery"))
        && System.nanoTime() < end) {
      LockSupport.parkNanos(20_000_000);
    }
    Set<String> ofDelivery = traces(delivery, "process delivery");
    assertThat(ofDelivery).isNotEmpty();
    assertThat(traces(shop, "http put /orders/{id}")).containsAll(ofDelivery);
    assertThat(traces(shop, "process shop")).isNotEmpty().isSubsetOf(ofDelivery);
  }

  private static Set<String> traces(Process process, String name) {
    return process.context().getBean(Spans.class).traces(name);
  }

  @Test
  void eachSubscriptionHasAHealthWithItsLastReceive() {
    JsonNode health =
        delivery
            .http()
            .await(
                "/actuator/health",
                node ->
                    !at(node, "delivery").path("lastReceive").asString("never").equals("never"));

    JsonNode own = health.path("components").path("sealane").path("components").path("delivery");
    assertThat(own.path("status").asString()).isEqualTo("UP");
    assertThat(own.path("details").path("state").asString()).isEqualTo("UP");
  }

  private static JsonNode at(JsonNode health, String subscription) {
    return health
        .path("components")
        .path("sealane")
        .path("components")
        .path(subscription)
        .path("details");
  }

  @Test
  void whatCannotBeDeliveredIsADeadLetterThatAnOperatorSeesSendsBackAndDiscards() {
    shop.call("PUT", "/orders/o-bad", "{\"article\": \"air\", \"quantity\": 0}");

    String path = "/actuator/sealane/dead-letters/delivery";
    JsonNode letter =
        delivery
            .http()
            .await(path, node -> node.path("letters").size() == 1)
            .path("letters")
            .path(0);
    assertThat(letter.path("type").asString()).isEqualTo("orders.OrderCompleted");
    assertThat(letter.path("reason").asString()).isEqualTo("EXHAUSTED");
    assertThat(letter.has("body")).isFalse();

    assertThat(delivery.call("DELETE", path, null).status()).isEqualTo(400);
    String id = letter.path("id").asString();
    JsonNode redriven = delivery.call("POST", path, "{\"ids\": \"" + id + "\"}").body();
    assertThat(redriven.path("redriven").asInt()).isEqualTo(1);

    delivery.http().await(path, node -> node.path("letters").size() == 1);
    JsonNode discarded = delivery.call("DELETE", path + "?ids=" + id, null).body();
    assertThat(discarded.path("discarded").asInt()).isEqualTo(1);
    assertThat(delivery.get(path).body().path("letters").size()).isZero();
  }

  @Test
  void theReportTellsOfBothTheTopologyAndTheState() {
    JsonNode report = delivery.get("/actuator/sealane").body();

    assertThat(report.path("topics").toString()).contains("\"orders\"", "\"deliveries\"");
    JsonNode subscription = report.path("subscriptions").path(0);
    assertThat(subscription.path("subscription").path("name").asString()).isEqualTo("delivery");
    assertThat(subscription.path("state").asString()).isEqualTo("UP");
    assertThat(subscription.path("backlog").path("ready").isNumber()).isTrue();
    assertThat(delivery.get("/actuator/sealane/types/OrderCompleted").body().toString())
        .contains("publishing it is refused: neither a route nor a local handler takes it");
    assertThat(delivery.get("/actuator/sealane/dead-letters/nobody").status()).isEqualTo(404);
    assertThat(delivery.get("/actuator/sealane/nothing/delivery").status()).isEqualTo(404);
  }

  @Test
  void callsOfSqsAreMetersToo() {
    JsonNode calls = delivery.get("/actuator/metrics/sealane.broker.calls").body();

    assertThat(calls.path("availableTags").toString())
        .contains("sqs:ReceiveMessage", "sns:Publish");
    assertThat(delivery.get("/actuator/metrics/sealane.backlog").status()).isEqualTo(200);
  }
}
