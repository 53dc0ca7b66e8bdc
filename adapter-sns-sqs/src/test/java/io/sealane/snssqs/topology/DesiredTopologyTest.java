package io.sealane.snssqs.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.groups.Tuple.tuple;

import io.sealane.error.ConfigurationException;
import io.sealane.snssqs.topology.QueueResource.Purpose;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DesiredTopologyTest {

  private static final TopologySettings SETTINGS = TopologySettings.DEFAULTS.withPrefix("shop-");

  private final DesiredTopology desired = DesiredTopology.of(Shop.TOPOLOGY, SETTINGS);

  @Test
  void everyTopicIsThereOnceAndThoseOfOthersAreKnownAsSuch() {
    assertThat(desired.topics())
        .extracting(TopicResource::name, TopicResource::fifo, TopicResource::own)
        .containsExactly(
            tuple("shop-catalogs", false, false),
            tuple("shop-mails", false, true),
            tuple("shop-orders.fifo", true, true));
  }

  @Test
  void aSubscriptionHasAQueueDeadLettersAndOneQueuePerKindOfTopicForWhatCannotBeDelivered() {
    assertThat(desired.queues())
        .extracting(QueueResource::name, QueueResource::purpose)
        .containsExactly(
            tuple("shop-audit", Purpose.WORK),
            tuple("shop-audit-dead", Purpose.DEAD_LETTERS),
            tuple("shop-audit-undelivered", Purpose.UNDELIVERED),
            tuple("shop-audit-undelivered.fifo", Purpose.UNDELIVERED),
            tuple("shop-delivery.fifo", Purpose.WORK),
            tuple("shop-delivery-dead.fifo", Purpose.DEAD_LETTERS),
            tuple("shop-delivery-undelivered.fifo", Purpose.UNDELIVERED));
  }

  @Test
  void onlyTheTopicsOfASubscriptionMaySend() {
    assertThat(desired.queue("shop-audit").senders())
        .containsExactly("shop-catalogs", "shop-mails", "shop-orders.fifo");
    assertThat(desired.queue("shop-audit-undelivered").senders())
        .containsExactly("shop-catalogs", "shop-mails");
    assertThat(desired.queue("shop-audit-undelivered.fifo").senders())
        .containsExactly("shop-orders.fifo");
    assertThat(desired.queue("shop-audit-dead").senders()).isEmpty();
  }

  @Test
  void theQueueLeasesAsLongAsTheSubscriptionAndGivesUpTenTimesLater() {
    QueueResource queue = desired.queue("shop-delivery.fifo");
    assertThat(queue.visibility()).isEqualTo(Shop.LEASE);
    assertThat(queue.redrive()).isEqualTo(new QueueResource.Redrive("shop-delivery-dead.fifo", 50));
    assertThat(desired.queue("shop-delivery-dead.fifo").retention()).isEqualTo(Duration.ofDays(14));
  }

  @Test
  void attributesAreThoseOfTheServices() {
    assertThat(desired.queue("shop-delivery.fifo").attributes())
        .containsOnly(
            entry("ContentBasedDeduplication", "false"),
            entry("DeduplicationScope", "messageGroup"),
            entry("FifoQueue", "true"),
            entry("FifoThroughputLimit", "perMessageGroupId"),
            entry("MaximumMessageSize", "1048576"),
            entry("MessageRetentionPeriod", "345600"),
            entry("ReceiveMessageWaitTimeSeconds", "20"),
            entry("VisibilityTimeout", "45"));
    assertThat(desired.topic("shop-orders.fifo").attributes())
        .containsOnly(
            entry("ContentBasedDeduplication", "false"),
            entry("FifoThroughputScope", "MessageGroup"),
            entry("FifoTopic", "true"));
    assertThat(desired.topic("shop-mails").attributes()).isEmpty();
  }

  @Test
  void subscriptionsFilterByWhatHandlersTake() {
    assertThat(desired.subscriptions())
        .contains(
            new SubscriptionResource(
                "shop-orders.fifo",
                "shop-delivery.fifo",
                List.of("orders.OrderCancelled", "orders.OrderCompleted"),
                "shop-delivery-undelivered.fifo"),
            new SubscriptionResource(
                "shop-mails", "shop-audit", List.of(), "shop-audit-undelivered"))
        .hasSize(4);
  }

  @Test
  void theOrderOfWordsDoesNotMatter() {
    Topology turned =
        new Topology(List.of(Shop.MAILS, Shop.ORDERS), List.of(Shop.AUDIT, Shop.DELIVERY));
    assertThat(DesiredTopology.of(turned, SETTINGS)).isEqualTo(desired);
  }

  @Test
  void moreTypesThanAFilterTakesAreNotFiltered() {
    assertThat(typesOf(149)).hasSize(149);
    assertThat(typesOf(150)).isEmpty();
  }

  private static List<String> typesOf(int count) {
    Set<String> types = new TreeSet<>();
    IntStream.range(0, count).forEach(number -> types.add("orders.Type" + number));
    Topology topology =
        new Topology(
            List.of(), List.of(new QueueSpec("q", List.of(Shop.MAILS), types, false, Shop.LEASE)));
    return DesiredTopology.of(topology, SETTINGS).subscriptions().get(0).types();
  }

  @Test
  void aLeaseIsRoundedUpToWholeSeconds() {
    QueueSpec spec = new QueueSpec("q", List.of(), Set.of(), false, Duration.ofMillis(1_001));
    assertThat(
            DesiredTopology.of(new Topology(List.of(), List.of(spec)), SETTINGS)
                .queue("shop-q")
                .visibility())
        .isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void everythingThatCannotBeHadIsSaidAtOnce() {
    Topology impossible =
        new Topology(
            List.of(),
            List.of(
                new QueueSpec("hasty", List.of(), Set.of(), false, Duration.ofMillis(999)),
                new QueueSpec("keen", List.of(), Set.of(), false, Shop.LEASE, 101),
                new QueueSpec("twin", List.of(), Set.of(), false, Shop.LEASE),
                new QueueSpec("twin-dead", List.of(), Set.of(), false, Shop.LEASE),
                new QueueSpec("x".repeat(64), List.of(Shop.ORDERS), Set.of(), true, Shop.LEASE),
                new QueueSpec("strict", List.of(Topic.of("mails")), Set.of(), true, Shop.LEASE)));
    assertThatThrownBy(() -> DesiredTopology.of(impossible, SETTINGS))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            """
            the topology on SNS and SQS has 5 problems:
              - subscription 'hasty' has a lease of PT0.999S; SQS leases for 1 s to 12 h
              - subscription 'keen' tries an event 101 times; SQS gives up after 1,000 receives, \
            which must be ten times as many: allow at most 100 attempts
              - subscription 'strict' is ordered, but topic 'mails' is not: a FIFO queue gets \
            nothing of a standard topic
              - queue 'shop-twin-dead' is wanted twice: rename one of the subscriptions
              - queue 'shop-%s-undelivered.fifo' has 86 characters and may have 80: shorten the \
            prefix or the name"""
                .formatted("x".repeat(64)));
  }

  @Test
  void settingsRefuseWhatTheServicesWould() {
    assertThatThrownBy(() -> SETTINGS.withPrefix("shop.")).hasMessageContaining("'shop.'");
    assertThatThrownBy(() -> SETTINGS.withAccount("12")).hasMessageContaining("twelve digits");
    assertThatThrownBy(() -> SETTINGS.withRetention(Duration.ofDays(15)))
        .hasMessageContaining("60 s to 14 d");
    assertThatThrownBy(() -> SETTINGS.withTopicMessageBytes(1)).hasMessageContaining("1,024");
    assertThatThrownBy(() -> SETTINGS.withTopicMessageBytes("orders", 1))
        .hasMessageContaining("1,024");
  }
}
