package io.sealane.snssqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.snssqs.server.Shared;
import io.sealane.snssqs.topology.TopologyMode;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.snssqs.topology.iam.PolicyDocument;
import io.sealane.snssqs.topology.iam.PolicyStatement;
import io.sealane.snssqs.topology.iam.Role;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What each role asks, of which topic or queue, is what its document allows: no more, no less.
 * Redriving all letters needs ElasticMQ, because fauxqs has no move tasks.
 */
class PermissionsTest {

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Topic ORDERS = Topic.ordered("orders");
  private static final QueueSpec DELIVERY =
      new QueueSpec("delivery", List.of(ORDERS), Set.of("a"), true, LEASE);
  private static final QueueSpec ALONE =
      new QueueSpec("delivery", List.of(), Set.of(), false, LEASE);

  @RegisterExtension static final Shared FAUXQS = Shared.fauxqs();
  @RegisterExtension static final Shared ELASTIC_MQ = Shared.elasticMq();

  private TopologyBench bench = TopologyBench.atFauxqs(FAUXQS);
  private Asked asked = new Asked(bench);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aPublisher() {
    deploy(new Topology(List.of(ORDERS), List.of()));
    Topology own = new Topology(List.of(ORDERS), List.of());
    for (TopologyMode mode : List.of(TopologyMode.VERIFY, TopologyMode.NONE)) {
      SnsSqsTransport transport = transport(bench.settings.withMode(mode));
      asked.forget();
      await(transport.prepare(own));
      publish(transport, "e-" + mode);
      isAllowed(transport.topology(own).permissions(Role.PUBLISHER));
    }
  }

  @Test
  void aPublisherThatDoesNotSayItsAccount() {
    Topology own = new Topology(List.of(ORDERS), List.of());
    deploy(own);
    TopologySettings unsaid =
        TopologySettings.DEFAULTS.withPrefix(bench.settings.prefix()).withMode(TopologyMode.VERIFY);
    SnsSqsTransport transport = transport(unsaid);
    asked.forget();
    await(transport.prepare(own));
    publish(transport, "e-unsaid");
    isAllowed(transport.topology(own).permissions(Role.PUBLISHER, TopologyBench.ACCOUNT));
  }

  @Test
  void aPublisherThatDoesWithoutSns() {
    deploy(new Topology(List.of(ORDERS), List.of(DELIVERY)));
    Topology own = new Topology(List.of(ORDERS), List.of());
    for (TopologyMode mode : List.of(TopologyMode.VERIFY, TopologyMode.NONE)) {
      SnsSqsTransport transport =
          transport(bench.settings.withMode(mode)).withDirect("orders", "delivery");
      asked.forget();
      await(transport.prepare(own));
      publish(transport, "d-" + mode);
      isAllowed(transport.topology(own).permissions(Role.PUBLISHER));
    }
  }

  @Test
  void aConsumer() {
    SnsSqsTransport deployed = deploy(new Topology(List.of(ORDERS), List.of(DELIVERY)));
    Topology own = new Topology(List.of(), List.of(DELIVERY));
    for (TopologyMode mode : List.of(TopologyMode.VERIFY, TopologyMode.NONE)) {
      publish(deployed, "e-" + mode);
      SnsSqsTransport transport = transport(bench.settings.withMode(mode));
      asked.forget();
      await(transport.prepare(own));
      try (Receiver receiver = transport.receiver(DELIVERY)) {
        Delivery delivery = receive(receiver);
        await(receiver.extend(List.of(delivery), LEASE));
        await(receiver.backlog());
        assertThat(await(transport.deadLetters(DELIVERY).add(letter(delivery))))
            .isInstanceOf(SendResult.Accepted.class);
        await(receiver.settle(List.of(new Settlement.Done(delivery))));
      }
      isAllowed(transport.topology(own).permissions(Role.CONSUMER));
    }
  }

  @Test
  void anOperator() {
    bench.close();
    bench = TopologyBench.atElasticMq(ELASTIC_MQ);
    asked = new Asked(bench);
    Topology own = TopologyBench.queuesOnly(ALONE);
    SnsSqsTransport deployed = deploy(own);
    DeadLetterQueue filling = deployed.deadLetters(ALONE);
    for (String id : List.of("e-1", "e-2", "e-3")) {
      await(filling.add(letter(id)));
    }
    SnsSqsTransport transport = transport(bench.settings);
    asked.forget();
    DeadLetterQueue letters = transport.deadLetters(ALONE);
    assertThat(await(letters.list(Selection.all()))).hasSize(3);
    assertThat(await(letters.discard(Selection.ids("e-1")))).isEqualTo(1);
    await(letters.redrive(Selection.ids("e-2"), Double.POSITIVE_INFINITY).completion());
    var all = letters.redrive(Selection.all(), 100);
    await(all.completion());
    all.cancel();
    asked.await("CancelMessageMoveTask");
    isAllowed(bench.topology(own, bench.settings).permissions(Role.OPERATOR));
  }

  @Test
  void aDeployer() {
    Topology all = new Topology(List.of(ORDERS), List.of(DELIVERY));
    SnsSqsTransport transport = transport(bench.settings.withMode(TopologyMode.APPLY));
    Set<String> inAll = new TreeSet<>();
    asked.forget();
    await(transport.prepare(all));
    inAll.addAll(asked.pairs());
    for (String queue :
        List.of("delivery.fifo", "delivery-dead.fifo", "delivery-undelivered.fifo")) {
      bench.setQueue(queue, "VisibilityTimeout", "7");
    }
    bench.setSubscription("orders.fifo", "delivery.fifo", "RawMessageDelivery", "false");
    String topic = bench.place.topicArn(bench.name("orders.fifo"));
    bench
        .clients
        .sns()
        .setTopicAttributes(
            r ->
                r.topicArn(topic).attributeName("ContentBasedDeduplication").attributeValue("true"))
        .join();
    asked.forget();
    await(transport.prepare(all));
    inAll.addAll(asked.pairs());
    assertThat(inAll).isEqualTo(pairs(transport.topology(all).permissions(Role.DEPLOYER)));
  }

  private void isAllowed(PolicyDocument document) {
    assertThat(asked.pairs()).isEqualTo(pairs(document));
  }

  private static Set<String> pairs(PolicyDocument document) {
    Set<String> pairs = new TreeSet<>();
    for (PolicyStatement statement : document.statements()) {
      for (String action : statement.actions()) {
        statement.resources().forEach(resource -> pairs.add(action + " " + resource));
      }
    }
    return pairs;
  }

  private SnsSqsTransport deploy(Topology topology) {
    SnsSqsTransport transport = transport(bench.settings.withMode(TopologyMode.APPLY));
    assertThat(await(transport.prepare(topology)).problems()).isEmpty();
    return transport;
  }

  private SnsSqsTransport transport(TopologySettings settings) {
    return bench.transport().withTopology(settings).withLongPoll(Duration.ofSeconds(5));
  }

  private static void publish(SnsSqsTransport transport, String id) {
    OutgoingMessage message =
        new OutgoingMessage(
            id, "k", "{}".getBytes(StandardCharsets.UTF_8), Map.of("ce_type", "a", "ce_id", id));
    assertThat(await(transport.sender(ORDERS).send(List.of(message))))
        .singleElement()
        .isInstanceOf(SendResult.Accepted.class);
  }

  private static Delivery receive(Receiver receiver) {
    ReceiveResult result =
        await(receiver.receive(new ReceiveRequest(1, Duration.ofSeconds(5), LEASE)));
    assertThat(result).isInstanceOf(ReceiveResult.Received.class);
    return ((ReceiveResult.Received) result).deliveries().get(0);
  }

  private static DeadLetter letter(Delivery delivery) {
    return letter(delivery.messageId());
  }

  private static DeadLetter letter(String id) {
    return new DeadLetter(
        id,
        id,
        "a",
        "delivery",
        "k",
        "{}".getBytes(StandardCharsets.UTF_8),
        Map.of("ce_type", "a"),
        new DeadLetter.Cause(
            DeadLetter.Reason.REJECTED, "said so", 1, Instant.EPOCH, Instant.EPOCH));
  }

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}
