package io.sealane.snssqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.conformance.proxy.Rule;
import io.sealane.error.ConfigurationException;
import io.sealane.error.Failure;
import io.sealane.snssqs.fault.AwsError;
import io.sealane.snssqs.server.AwsServer;
import io.sealane.snssqs.server.Fauxqs;
import io.sealane.snssqs.topology.Shop;
import io.sealane.snssqs.topology.TopologyMode;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.snssqs.topology.iam.Role;
import io.sealane.transport.Preparation;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;

/** Services that are away or say no, and accounts that nobody has named: at a server of its own. */
class TopologyRefusedTest {

  private AwsServer server;
  private TopologyBench bench;

  @BeforeEach
  void open() {
    server = Fauxqs.start();
    bench = TopologyBench.atFauxqs(server);
  }

  @AfterEach
  void close() {
    bench.close();
    server.close();
  }

  @Test
  void aServiceThatIsAwayIsAnOutageAndNoProblem() {
    bench.proxy.goDown();
    for (TopologyMode mode : new TopologyMode[] {TopologyMode.VERIFY, TopologyMode.APPLY}) {
      Preparation preparation = bench.prepare(mode);
      assertThat(preparation.problems()).isEmpty();
      assertThat(preparation.outage()).extracting(Failure::kind).isEqualTo(Failure.Kind.TRANSIENT);
    }
    assertThatThrownBy(() -> bench.plan())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(SdkException.class);
  }

  @Test
  void whatMayNotBeReadIsAProblemAndTheRestIsLookedAt() {
    bench.apply();
    bench.setQueue("delivery.fifo", "VisibilityTimeout", "10");
    bench.proxy.provoke(
        Rule.on(
            exchange -> exchange.answer(AwsError.DENIED.to(exchange.request())),
            "GetTopicAttributes"));
    assertThat(bench.prepare(TopologyMode.VERIFY).problems())
        .hasSize(4)
        .allSatisfy(problem -> assertThat(problem).contains(": "))
        .last()
        .asString()
        .contains("VisibilityTimeout 10");
    assertThat(bench.plain(bench.prepare(TopologyMode.VERIFY).problems().get(1)))
        .isEqualTo(
            "topic 'mails' could not be looked at or repaired: sns:GetTopicAttributes: refused"
                + " with AccessDenied (status 403): allow it as the role's IAM document does, or"
                + " let the application ask nothing (TopologyMode.NONE)");
  }

  @Test
  void whatMayNotBeMadeIsAProblemOfApplying() {
    bench.proxy.provoke(
        Rule.on(
            exchange -> exchange.answer(AwsError.DENIED.to(exchange.request())), "CreateQueue"));
    assertThat(bench.prepare(TopologyMode.APPLY).problems())
        .hasSize(7)
        .allSatisfy(problem -> assertThat(problem).contains("sqs:CreateQueue"));
  }

  @Test
  void theAccountIsLearnedFromWhatIsMadeFirst() {
    SnsSqsTopology unknown = bench.topology(Shop.TOPOLOGY, nameless());
    assertThat(unknown.plan().toCompletableFuture().join()).hasSize(14);
    assertThat(bench.changingCalls()).isEmpty();
    assertThat(unknown.apply().toCompletableFuture().join()).hasSize(14);
    assertThat(bench.plan()).isEmpty();
  }

  @Test
  void theAccountIsLearnedFromAQueueOrElseFromATopic() {
    bench.clients.sns().createTopic(r -> r.name("whatever")).join();
    SnsSqsTopology unknown = bench.topology(Shop.TOPOLOGY, nameless());
    assertThat(unknown.apply().toCompletableFuture().join()).hasSize(14);
    bench.proxy.log().clear();
    assertThat(unknown.plan().toCompletableFuture().join()).isEmpty();
    assertThat(bench.proxy.log().counts()).doesNotContainKey("ListTopics");
  }

  @Test
  void whereNothingIsAskedTheAccountHasToBeSaid() {
    SnsSqsTopology unknown = bench.topology(Shop.TOPOLOGY, nameless().withMode(TopologyMode.NONE));
    assertThat(unknown.prepare().toCompletableFuture().join().problems())
        .containsExactly(
            "the account is not known where nothing is asked: say it with"
                + " TopologySettings.withAccount");
    assertThatThrownBy(() -> unknown.permissions(Role.PUBLISHER))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("TopologySettings.withAccount");
  }

  private TopologySettings nameless() {
    TopologySettings all = bench.settings;
    return new TopologySettings(
        all.mode(),
        all.prefix(),
        null,
        all.retention(),
        all.deadLetterRetention(),
        all.highThroughput(),
        all.topicMessageBytes(),
        all.exceptions());
  }
}
