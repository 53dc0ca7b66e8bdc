package io.sealane.snssqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.Sealane;
import io.sealane.SealaneBuilder;
import io.sealane.conformance.sample.ShopEvent;
import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.consume.Subscription;
import io.sealane.error.PublishException;
import io.sealane.snssqs.server.Clients;
import io.sealane.snssqs.server.Leftovers;
import io.sealane.snssqs.server.Shared;
import io.sealane.snssqs.topology.TopologyMode;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Side by side in one transport: a topic over SNS, one that was raised, one without SNS. */
class LimitsByTopicTest {

  private static final int MEBIBYTE = 1_048_576;
  private static final int RESERVED = 4 * 1024;

  @RegisterExtension static final Shared SERVER = Shared.fauxqs();

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final Topic orders = Topic.of("orders-" + run);
  private final Topic reports = Topic.of("reports-" + run);
  private final Topic audit = Topic.of("audit-" + run);
  private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();
  private final Clients clients = Clients.of(SERVER.endpoint());
  private final SnsSqsTransport transport =
      SnsSqsTransport.of(clients.sns(), clients.sqs())
          .withTopology(
              TopologySettings.DEFAULTS
                  .withMode(TopologyMode.APPLY)
                  .withTopicMessageBytes(reports.name(), 500_000))
          .withDirect(audit.name())
          .withLongPoll(Duration.ofSeconds(1));

  @AfterEach
  void end() {
    for (Topic topic : new Topic[] {orders, reports, audit}) {
      Topology used = to(topic).topology(transport);
      Leftovers.remove(clients, transport.topology(used).desired());
    }
    clients.close();
  }

  private SealaneBuilder to(Topic topic) {
    return Sealane.over(transport)
        .publish(ShopEvent.CATALOG)
        .to(topic)
        .subscribe(
            Subscription.named("reader-of-" + topic.name())
                .to(topic.name())
                .on(Opened.class, opened -> handled.add(opened.text())));
  }

  @Test
  void aTopicWithoutSnsTakesAMebibyteThoughOthersGoOverSns() throws Exception {
    travelsWhole(audit, 1_000_000);
    refuses(audit, MEBIBYTE);
  }

  @Test
  void aTopicOverSnsTakesWhatSnsDoes() throws Exception {
    travelsWhole(orders, 250_000);
    refuses(orders, 262_144);
  }

  @Test
  void aTopicThatWasRaisedIsAllowedSoMuch() {
    to(reports).start().close();
    assertThat(attribute(reports, "MaximumMessageSize")).isEqualTo("500000");
    refuses(reports, 500_000);
  }

  private void travelsWhole(Topic topic, int bytes) throws InterruptedException {
    String text = "x".repeat(bytes);
    try (Sealane sealane = to(topic).start()) {
      sealane.publisher().publish(new Opened("o-1", text));
      String arrived = handled.poll(60, TimeUnit.SECONDS);
      assertThat(text.equals(arrived)).as("it arrived as it was").isTrue();
    }
  }

  private void refuses(Topic topic, int limit) {
    try (Sealane sealane = to(topic).start()) {
      Opened large = new Opened("o-1", "x".repeat(limit - RESERVED));
      assertThatThrownBy(() -> sealane.publisher().publish(large))
          .isInstanceOf(PublishException.class)
          .hasMessageContaining("the limit is " + (limit - RESERVED) + " bytes");
    }
  }

  private String attribute(Topic topic, String name) {
    return clients.sns().listTopics().join().topics().stream()
        .map(one -> one.topicArn())
        .filter(arn -> arn.endsWith(":" + topic.name()))
        .map(arn -> clients.sns().getTopicAttributes(r -> r.topicArn(arn)).join())
        .map(found -> found.attributes().get(name))
        .findFirst()
        .orElseThrow();
  }
}
