package io.sealane.snssqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.Sealane;
import io.sealane.conformance.sample.ShopEvent;
import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.consume.Subscription;
import io.sealane.event.Publication;
import io.sealane.snssqs.server.Shared;
import io.sealane.snssqs.topology.TopologyMode;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.transport.Topic;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;

/** An application may bring blocking clients, and goes on using them afterwards. */
class BlockingClientsTest {

  @RegisterExtension static final Shared SERVER = Shared.elasticMq();

  @Test
  void blockingClientsCarryEventsAndAreNotClosed() throws Exception {
    String name = "blocking-" + UUID.randomUUID();
    Set<String> seen = new ConcurrentSkipListSet<>();
    CountDownLatch handled = new CountDownLatch(25);
    try (SqsClient sqs = client()) {
      SnsSqsTransport transport =
          SnsSqsTransport.of(sqs)
              .withTopology(TopologySettings.DEFAULTS.withMode(TopologyMode.APPLY));
      try (Sealane shop =
          Sealane.over(transport)
              .publish(ShopEvent.CATALOG)
              .to(Topic.of(name))
              .subscribe(
                  Subscription.named(name)
                      .to(name)
                      .on(
                          Opened.class,
                          opened -> {
                            seen.add(opened.text());
                            handled.countDown();
                          }))
              .start()) {
        shop.publisher().publishAll(events());
        assertThat(handled.await(2, TimeUnit.MINUTES)).isTrue();
      }
      assertThat(seen).hasSize(25);
      List<String> urls =
          sqs.listQueues(ListQueuesRequest.builder().queueNamePrefix(name).build()).queueUrls();
      assertThat(urls).as("its queue and that of its dead letters, by the same client").hasSize(2);
      urls.forEach(url -> sqs.deleteQueue(r -> r.queueUrl(url)));
    }
  }

  private static List<Publication> events() {
    return IntStream.range(0, 25)
        .mapToObj(i -> Publication.of(new Opened("key-" + i, "text-" + i)))
        .toList();
  }

  private static SqsClient client() {
    return SqsClient.builder()
        .httpClientBuilder(Apache5HttpClient.builder())
        .endpointOverride(SERVER.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
        .build();
  }
}
