package io.sealane.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.sealane.Sealane;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.Subscription;
import io.sealane.examples.docs.OrderEvent.OrderCompleted;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.micrometer.BacklogMeters;
import io.sealane.micrometer.MicrometerCalls;
import io.sealane.micrometer.MicrometerObserver;
import io.sealane.micrometer.MicrometerTracing;
import io.sealane.snssqs.SnsSqsTransport;
import io.sealane.snssqs.topology.TopologyMode;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.transport.Topic;
import io.sealane.transport.Transport;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** docs/metrics.md. */
class MetricsTest {

  private final MeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void metersAndTracesAreTwoLines() {
    Vans vans = new Vans();
    Transport transport = InMemoryTransport.create();
    ObservationRegistry observations = ObservationRegistry.create();
    Subscription delivery =
        Subscription.named("delivery")
            .to("orders")
            .on(OrderCompleted.class, completed -> vans.book(completed.orderId()));
    // tag::metrics-all
    Sealane sealane =
        Sealane.over(transport)
            .publish(EventCatalog.of("orders", OrderEvent.class))
            .to(Topic.of("orders"))
            .subscribe(delivery)
            .observe(MicrometerObserver.of(meters))
            .tracing(MicrometerTracing.of(observations))
            .start();
    BacklogMeters.of(sealane).bindTo(meters);
    // end::metrics-all
    sealane.publisher().publish(new OrderCompleted("o-1", 42_000));
    sealane.close();

    assertThat(meters.get("sealane.handling").tag("outcome", "SUCCESS").timer().count())
        .isEqualTo(1);
    assertThat(meters.get("sealane.backlog").gauges()).hasSize(3);
  }

  @Test
  void aTransportTellsOfItsCalls() {
    try (SnsAsyncClient sns =
            SnsAsyncClient.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
        SqsAsyncClient sqs = sqs(URI.create("http://127.0.0.1:1"))) {
      // tag::metrics-calls
      SnsSqsTransport transport =
          SnsSqsTransport.of(sns, sqs).withCallListener(MicrometerCalls.of(meters));
      // end::metrics-calls
      assertThat(transport.calls()).isEmpty();
    }
  }

  @Test
  void everyCallOfSqsIsCountedAndTimed() throws InterruptedException {
    SQSRestServer server =
        SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    int port = server.waitUntilStarted().localAddress().getPort();
    try (SqsAsyncClient sqs = sqs(URI.create("http://127.0.0.1:" + port))) {
      SnsSqsTransport transport =
          SnsSqsTransport.of(sqs)
              .withTopology(TopologySettings.DEFAULTS.withMode(TopologyMode.APPLY))
              .withCallListener(MicrometerCalls.of(meters));
      deliverOne(transport);

      // A receive that is open at the close may end between the two readings.
      Map<String, Long> counted = counted(transport);
      assertThat(counted).containsKeys("sqs:SendMessageBatch ok", "sqs:ReceiveMessage ok");
      counted.remove("sqs:ReceiveMessage ok");
      assertThat(recorded()).containsAllEntriesOf(counted);
    } finally {
      server.stopAndWait();
    }
  }

  private static void deliverOne(Transport transport) throws InterruptedException {
    CountDownLatch delivered = new CountDownLatch(1);
    try (var sealane =
        Sealane.over(transport)
            .publish(EventCatalog.of("orders", OrderEvent.class))
            .to(Topic.of("orders"))
            .subscribe(
                Subscription.named("delivery")
                    .to("orders")
                    .on(OrderCompleted.class, completed -> delivered.countDown()))
            .start()) {
      sealane.publisher().publish(new OrderCompleted("o-1", 42_000));
      assertThat(delivered.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static Map<String, Long> counted(SnsSqsTransport transport) {
    Map<String, Long> counted = new TreeMap<>();
    transport
        .calls()
        .forEach(
            (action, outcomes) ->
                outcomes.forEach((outcome, count) -> counted.put(action + " " + outcome, count)));
    return counted;
  }

  private Map<String, Long> recorded() {
    Map<String, Long> recorded = new TreeMap<>();
    meters
        .get("sealane.broker.calls")
        .timers()
        .forEach(
            timer ->
                recorded.put(
                    timer.getId().getTag("action") + " " + timer.getId().getTag("outcome"),
                    timer.count()));
    return recorded;
  }

  private static SqsAsyncClient sqs(URI endpoint) {
    return SqsAsyncClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .build();
  }
}
