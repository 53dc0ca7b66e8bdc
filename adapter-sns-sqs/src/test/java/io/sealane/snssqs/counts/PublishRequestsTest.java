package io.sealane.snssqs.counts;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.Sealane;
import io.sealane.conformance.proxy.HttpFaultProxy;
import io.sealane.conformance.sample.ShopEvent;
import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.event.Publication;
import io.sealane.snssqs.SnsSqsTransport;
import io.sealane.snssqs.fault.AwsRouter;
import io.sealane.snssqs.server.AwsServer;
import io.sealane.snssqs.server.Clients;
import io.sealane.snssqs.server.Leftovers;
import io.sealane.snssqs.server.Shared;
import io.sealane.snssqs.topology.TopologyMode;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.send.BatchSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What publishing costs, counted on the wire and by the transport itself. */
class PublishRequestsTest {

  private static final Duration LEASE = Duration.ofMinutes(2);

  /** However slow the machine is, nothing is asked twice. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @RegisterExtension static final Shared QUEUES = Shared.elasticMq();
  @RegisterExtension static final Shared TOPICS = Shared.fauxqs();

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private HttpFaultProxy proxy;
  private Clients clients;
  private boolean topics;

  @AfterEach
  void end() {
    Leftovers.removeAll(clients, run, topics);
    clients.close();
    proxy.close();
  }

  @Test
  void publishingAThousandTakesAHundredRequests() {
    SnsSqsTransport transport = over(QUEUES, false);
    publish(transport, Topic.of(run + "-plain"), "small", 1_000);
    assertThat(counted(transport, "sqs:SendMessageBatch", "SendMessageBatch")).isEqualTo(100);
  }

  @Test
  void publishingAThousandOfManyKeysInOrderTakesAHundredRequests() {
    SnsSqsTransport transport = over(QUEUES, false);
    publish(transport, Topic.ordered(run + "-ordered"), "small", 1_000);
    int requests = counted(transport, "sqs:SendMessageBatch", "SendMessageBatch");
    assertThat(requests).isBetween(100, 102);
  }

  @Test
  void eventsOfAHundredKibibytesFillBatchesToTheLimitOfBytes() {
    SnsSqsTransport transport = over(QUEUES, false);
    // Fewer of them: the counts are exact, and a hundred megabytes tell nothing more.
    publish(transport, Topic.of(run + "-large"), "x".repeat(100 * 1024), 200);
    int requests = counted(transport, "sqs:SendMessageBatch", "SendMessageBatch");
    assertThat(requests).isEqualTo(20);
  }

  @Test
  void publishingAThousandToATopicTakesAHundredRequests() {
    SnsSqsTransport transport = over(TOPICS, true);
    publish(transport, Topic.of(run + "-topic"), "small", 1_000);
    assertThat(counted(transport, "sns:PublishBatch", "PublishBatch")).isEqualTo(100);
  }

  private SnsSqsTransport over(AwsServer server, boolean topics) {
    this.topics = topics;
    proxy = HttpFaultProxy.before(server.endpoint(), new AwsRouter(), 1);
    clients = Clients.of(proxy.endpoint(), PATIENCE);
    SnsSqsTransport transport =
        topics
            ? SnsSqsTransport.of(clients.sns(), clients.sqs())
            : SnsSqsTransport.of(clients.sqs());
    return transport.withTopology(
        TopologySettings.DEFAULTS.withMode(TopologyMode.APPLY).withHighThroughput(false));
  }

  /** With a queue that takes it all, which nobody consumes from yet. */
  private void publish(SnsSqsTransport transport, Topic topic, String text, int events) {
    QueueSpec queue = new QueueSpec(topic.name(), List.of(topic), Set.of(), topic.ordered(), LEASE);
    var ready =
        transport
            .prepare(new Topology(List.of(topic), List.of(queue)))
            .toCompletableFuture()
            .join();
    assertThat(ready.problems()).isEmpty();
    try (Sealane shop =
        Sealane.over(transport)
            .publish(ShopEvent.CATALOG)
            .to(topic)
            .publishWithin(PATIENCE)
            .batching(BatchSettings.DEFAULTS.withAnswerWithin(PATIENCE))
            .start()) {
      List<Publication> all =
          IntStream.range(0, events)
              .mapToObj(i -> Publication.of(new Opened("key-" + i % 100, text)))
              .toList();
      shop.publisher().publishAll(all);
    }
  }

  /** Counted twice, and equal. */
  private int counted(SnsSqsTransport transport, String action, String onTheWire) {
    int requests = proxy.log().count(onTheWire);
    assertThat(transport.calls()).containsEntry(action, Map.of("ok", (long) requests));
    return requests;
  }
}
