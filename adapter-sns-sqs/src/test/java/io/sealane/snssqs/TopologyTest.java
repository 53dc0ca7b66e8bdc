package io.sealane.snssqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.snssqs.server.Shared;
import io.sealane.snssqs.topology.Difference;
import io.sealane.snssqs.topology.Difference.Kind;
import io.sealane.snssqs.topology.TopologyMode;
import io.sealane.snssqs.topology.iam.Role;
import io.sealane.transport.Preparation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Topics and queues at a server that has both. Fauxqs does not let high throughput be changed after
 * the creation, and does not act on a subscription's redrive policy; it keeps and shows it.
 */
class TopologyTest {

  @RegisterExtension static final Shared SERVER = Shared.fauxqs();

  private TopologyBench bench;

  @BeforeEach
  void open() {
    bench = TopologyBench.atFauxqs(SERVER);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aPlanListsEverythingThatIsMissingAndChangesNothing() {
    List<Difference> plan = bench.plan();
    assertThat(bench.said(plan))
        .containsExactly(
            "somebody else's topic 'catalogs' is missing",
            "topic 'mails' is missing",
            "topic 'orders.fifo' is missing",
            "dead-letter queue 'audit-dead' is missing",
            "queue for what SNS cannot deliver 'audit-undelivered' is missing",
            "queue for what SNS cannot deliver 'audit-undelivered.fifo' is missing",
            "dead-letter queue 'delivery-dead.fifo' is missing",
            "queue for what SNS cannot deliver 'delivery-undelivered.fifo' is missing",
            "queue 'audit' is missing",
            "queue 'delivery.fifo' is missing",
            "subscription of queue 'audit' to topic 'catalogs' is missing",
            "subscription of queue 'audit' to topic 'mails' is missing",
            "subscription of queue 'audit' to topic 'orders.fifo' is missing",
            "subscription of queue 'delivery.fifo' to topic 'orders.fifo' is missing");
    assertThat(bench.changingCalls()).isEmpty();
    assertThat(bench.plan()).isEqualTo(plan);
  }

  @Test
  void exportsAndPermissionsAskNothing() {
    SnsSqsTopology shop = bench.shop();
    assertThat(shop.toCloudFormation()).isEqualTo(bench.shop().toCloudFormation());
    assertThat(shop.toTerraform()).isEqualTo(bench.shop().toTerraform());
    for (Role role : Role.values()) {
      assertThat(shop.permissions(role).statements()).isNotEmpty();
    }
    assertThat(bench.proxy.log().count()).isZero();
  }

  @Test
  void whatIsAppliedIsThereAndApplyingAgainChangesNothing() {
    List<Difference> plan = bench.plan();
    assertThat(bench.apply()).isEqualTo(plan);
    assertThat(bench.plan()).isEmpty();
    bench.proxy.log().clear();
    assertThat(bench.apply()).isEmpty();
    assertThat(bench.changingCalls()).isEmpty();
    assertThat(bench.prepare(TopologyMode.VERIFY)).isEqualTo(Preparation.READY);
  }

  @Test
  void applyingTwiceAtOnceIsHarmless() {
    List<CompletableFuture<List<Difference>>> both =
        Stream.generate(() -> bench.shop().apply().toCompletableFuture()).limit(2).toList();
    both.forEach(one -> assertThat(one.join()).allMatch(found -> found.kind() == Kind.MISSING));
    assertThat(bench.plan()).isEmpty();
  }

  @Test
  void driftIsReportedAndRepaired() {
    bench.apply();
    bench.setQueue("delivery.fifo", "VisibilityTimeout", "10");
    bench.setQueue("audit", "VisibilityTimeout", "60");
    bench.setQueue("audit-dead", "MessageRetentionPeriod", "345600");
    bench.setQueue("audit", "RedrivePolicy", "");
    bench.setQueue("delivery.fifo", "Policy", "");
    bench.setSubscription("mails", "audit", "RawMessageDelivery", "false");
    bench.setSubscription("orders.fifo", "audit", "FilterPolicy", "{\"ce_type\":[\"x\"]}");
    bench.setSubscription("orders.fifo", "delivery.fifo", "FilterPolicy", "{}");
    bench.setSubscription("catalogs", "audit", "RedrivePolicy", "");
    List<Difference> plan = bench.plan();
    assertThat(bench.said(plan))
        .containsExactly(
            "dead-letter queue 'audit-dead' has MessageRetentionPeriod 345600 instead of 1209600",
            "queue 'audit' has VisibilityTimeout 60 instead of 45",
            "queue 'audit' has no dead-letter queue instead of "
                + "arn:aws:sqs:us-east-1:000000000000:audit-dead after 30 receives",
            "queue 'delivery.fifo' has VisibilityTimeout 10 instead of 45",
            "queue 'delivery.fifo' has a policy that forbids "
                + "arn:aws:sns:us-east-1:000000000000:orders.fifo",
            "subscription of queue 'audit' to topic 'catalogs' has no queue for what it cannot "
                + "deliver instead of arn:aws:sqs:us-east-1:000000000000:audit-undelivered",
            "subscription of queue 'audit' to topic 'mails' delivers in SNS's envelope",
            "subscription of queue 'audit' to topic 'orders.fifo' has the filter "
                + "{\"ce_type\":[\"x\"]} instead of {}",
            "subscription of queue 'delivery.fifo' to topic 'orders.fifo' has the filter {} "
                + "instead of {\"ce_type\":[\"orders.OrderCancelled\",\"orders.OrderCompleted\","
                + "{\"exists\":false}]}");
    assertThat(plan)
        .filteredOn(one -> one.kind() == Kind.TOLERABLE)
        .extracting(one -> bench.plain(one.resource()))
        .containsExactly("queue 'audit'", "subscription of queue 'audit' to topic 'mails'");
    assertThat(bench.apply()).isEqualTo(plan);
    assertThat(bench.plan()).isEmpty();
  }

  @Test
  void applyingDeletesNoMessageAndKeepsWhatOthersAllow() {
    bench.apply();
    String url = bench.url("audit");
    bench.clients.sqs().sendMessage(r -> r.queueUrl(url).messageBody("kept")).join();
    String others =
        """
        {"Version":"2012-10-17","Statement":[{"Sid":"Bucket","Effect":"Allow",
        "Principal":{"Service":"s3.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"*"}]}""";
    bench.setQueue("audit", "Policy", others);
    assertThat(bench.said(bench.apply()))
        .singleElement()
        .asString()
        .startsWith("queue 'audit' has a policy that forbids");
    assertThat(bench.queue("audit").get("Policy")).contains("s3.amazonaws.com", "SealaneTopics");
    assertThat(receive(url)).extracting(Message::body).containsExactly("kept");
  }

  @Test
  void verifyingSaysEverythingAtOnceAndRepairsNothing() {
    bench.apply();
    delete("audit");
    delete("delivery-dead.fifo");
    bench.setQueue("delivery.fifo", "VisibilityTimeout", "10");
    bench.setQueue("delivery.fifo", "Policy", "{}");
    bench.setSubscription(
        "orders.fifo", "delivery.fifo", "FilterPolicy", "{\"ce_type\":[\"orders.Other\"]}");
    String wrong = bench.name("audit.fifo");
    bench
        .clients
        .sqs()
        .createQueue(r -> r.queueName(wrong).attributesWithStrings(Map.of("FifoQueue", "true")))
        .join();
    bench.proxy.log().clear();
    Preparation preparation = bench.prepare(TopologyMode.VERIFY);
    assertThat(preparation.problems().stream().map(bench::plain))
        .containsExactly(
            "dead-letter queue 'delivery-dead.fifo' is missing: apply the topology or deploy its"
                + " export",
            "queue 'audit' is missing, and 'audit.fifo' cannot stand in, because it is FIFO: have"
                + " an unordered one made beside it, or ask for the order in the application",
            "queue 'delivery.fifo' has VisibilityTimeout 10 instead of 45: apply the topology or"
                + " deploy its export",
            "queue 'delivery.fifo' has a policy that forbids"
                + " arn:aws:sns:us-east-1:000000000000:orders.fifo: apply the topology or deploy"
                + " its export",
            "subscription of queue 'delivery.fifo' to topic 'orders.fifo' has the filter"
                + " {\"ce_type\":[\"orders.Other\"]} instead of"
                + " {\"ce_type\":[\"orders.OrderCancelled\",\"orders.OrderCompleted\","
                + "{\"exists\":false}]}: apply the topology or deploy its export");
    assertThat(preparation.outage()).isNull();
    assertThat(bench.changingCalls()).isEmpty();
  }

  @Test
  void aStartAfterADeploymentOfMoreIsNotRefused() {
    bench.apply();
    bench.setQueue("audit", "VisibilityTimeout", "600");
    bench.setSubscription(
        "orders.fifo",
        "delivery.fifo",
        "FilterPolicy",
        "{\"ce_type\":[\"orders.OrderCancelled\",\"orders.OrderCompleted\",\"orders.New\","
            + "{\"exists\":false}]}");
    assertThat(bench.plan()).hasSize(2).allMatch(one -> one.kind() == Kind.TOLERABLE);
    assertThat(bench.prepare(TopologyMode.VERIFY)).isEqualTo(Preparation.READY);
  }

  @Test
  void whoAsksNothingAsksNothing() {
    assertThat(bench.prepare(TopologyMode.NONE)).isEqualTo(Preparation.READY);
    assertThat(bench.proxy.log().count()).isZero();
  }

  @Test
  void onlyTheTypesThatAreTakenAreDeliveredAndWhatHasNoType() {
    bench.apply();
    publish("orders.OrderCompleted");
    publish("orders.Other");
    publish("");
    assertThat(receive(bench.url("delivery.fifo")))
        .extracting(Message::body)
        .containsExactlyInAnyOrder("of 'orders.OrderCompleted'", "of ''");
  }

  private void publish(String type) {
    MessageAttributeValue value =
        MessageAttributeValue.builder().dataType("String").stringValue(type + "-").build();
    bench
        .clients
        .sns()
        .publish(
            r ->
                r.topicArn(bench.place.topicArn(bench.name("orders.fifo")))
                    .message("of '" + type + "'")
                    .messageGroupId(type + "-")
                    .messageDeduplicationId(type + "-")
                    .messageAttributes(
                        type.isEmpty()
                            ? Map.of("other", value)
                            : Map.of("ce_type", value.toBuilder().stringValue(type).build())))
        .join();
  }

  private List<Message> receive(String url) {
    return bench
        .clients
        .sqs()
        .receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1))
        .join()
        .messages();
  }

  private void delete(String queue) {
    String url = bench.url(queue);
    bench.clients.sqs().deleteQueue(r -> r.queueUrl(url)).join();
  }
}
