package io.sealane.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.snssqs.SnsSqsTransport;
import io.sealane.snssqs.topology.TopologyMode;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.transport.Capability;
import io.sealane.transport.Topic;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** docs/sns-sqs.md; nothing is called here, so no server is needed. */
class SnsSqsTest {

  @Test
  void aTransportHasKnobs() {
    try (SnsAsyncClient sns =
            SnsAsyncClient.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
        SqsAsyncClient sqs =
            SqsAsyncClient.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build()) {
      // tag::sns-sqs-transport
      SnsSqsTransport transport =
          SnsSqsTransport.of(sns, sqs)
              .withTopology(
                  TopologySettings.DEFAULTS
                      .withMode(TopologyMode.VERIFY) // the default
                      .withPrefix("shop-")
                      .withTopicMessageBytes("reports", 1_048_576)) // 256 KiB by default
              .withLongPoll(Duration.ofSeconds(20)) // the default
              .withDirect("audit", "auditor"); // this topic does without SNS
      // end::sns-sqs-transport

      assertThat(limit(transport, "orders")).isEqualTo(262_144);
      assertThat(limit(transport, "reports")).isEqualTo(1_048_576);
      assertThat(limit(transport, "audit")).isEqualTo(1_048_576);
      assertThat(transport.capabilities().has(Capability.FILTERS_BY_TYPE)).isFalse();
      assertThat(SnsSqsTransport.of(sns, sqs).capabilities().has(Capability.FILTERS_BY_TYPE))
          .isTrue();
    }
  }

  private static int limit(SnsSqsTransport transport, String topic) {
    return transport.capabilities().sendingTo(Topic.of(topic)).maxMessageBytes();
  }
}
