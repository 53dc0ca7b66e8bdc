package io.sealane.snssqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.snssqs.server.Shared;
import io.sealane.snssqs.topology.Difference;
import io.sealane.snssqs.topology.Shop;
import io.sealane.snssqs.topology.TopologyMode;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.transport.Preparation;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topology;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Queues without topics, at a server that has no others: what a FIFO queue is, it takes to heart.
 */
class QueueTopologyTest {

  private static final Topology QUEUES =
      TopologyBench.queuesOnly(
          new QueueSpec("delivery", List.of(), Set.of(), true, Shop.LEASE),
          new QueueSpec("audit", List.of(), Set.of(), false, Shop.LEASE));

  @RegisterExtension static final Shared SERVER = Shared.elasticMq();

  private TopologyBench bench;

  @BeforeEach
  void open() {
    bench = TopologyBench.atElasticMq(SERVER);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void whatIsAppliedIsThereAndApplyingAgainChangesNothing() {
    List<Difference> plan = queues().plan().toCompletableFuture().join();
    assertThat(bench.said(plan))
        .containsExactly(
            "dead-letter queue 'audit-dead' is missing",
            "dead-letter queue 'delivery-dead.fifo' is missing",
            "queue 'audit' is missing",
            "queue 'delivery.fifo' is missing");
    assertThat(bench.changingCalls()).isEmpty();
    assertThat(apply()).isEqualTo(plan);
    bench.proxy.log().clear();
    assertThat(apply()).isEmpty();
    assertThat(bench.changingCalls()).isEmpty();
  }

  @Test
  void driftIsReportedAndRepaired() {
    apply();
    bench.setQueue("audit", "VisibilityTimeout", "10");
    bench.setQueue(
        "delivery.fifo",
        "RedrivePolicy",
        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"5\"}"
            .formatted(bench.place.queueArn(bench.name("delivery-dead.fifo"))));
    TopologySettings verifying = bench.settings.withMode(TopologyMode.VERIFY);
    assertThat(bench.topology(QUEUES, verifying).prepare().toCompletableFuture().join().problems())
        .hasSize(2);
    assertThat(bench.said(apply()))
        .containsExactly(
            "queue 'audit' has VisibilityTimeout 10 instead of 45",
            "queue 'delivery.fifo' gives up to "
                + "arn:aws:sqs:elasticmq:000000000000:delivery-dead.fifo after 5 instead of "
                + "arn:aws:sqs:elasticmq:000000000000:delivery-dead.fifo after 50 receives");
    assertThat(bench.topology(QUEUES, verifying).prepare().toCompletableFuture().join())
        .isEqualTo(Preparation.READY);
  }

  private List<Difference> apply() {
    return queues().apply().toCompletableFuture().join();
  }

  private SnsSqsTopology queues() {
    return bench.topology(QUEUES, bench.settings);
  }
}
