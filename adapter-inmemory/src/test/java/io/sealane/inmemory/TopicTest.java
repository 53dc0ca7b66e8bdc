package io.sealane.inmemory;

import static io.sealane.inmemory.Bench.backlog;
import static io.sealane.inmemory.Bench.isDone;
import static io.sealane.inmemory.Bench.message;
import static io.sealane.inmemory.Bench.now;
import static io.sealane.inmemory.Bench.poll;
import static io.sealane.inmemory.Bench.queue;
import static io.sealane.inmemory.Bench.queueOf;
import static io.sealane.inmemory.Bench.takeIds;
import static io.sealane.inmemory.Bench.takeOne;
import static io.sealane.inmemory.Bench.topology;
import static io.sealane.inmemory.Bench.typed;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.error.Failure;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class TopicTest {
  private final Bench bench = new Bench();

  @Test
  void eachQueueGetsEachMessageAndReceiversOfOneQueueShare() {
    Receiver first = bench.receiver(queue("delivery"));
    Receiver second = bench.transport.receiver(queue("delivery"));
    Receiver logistics = bench.receiver(queue("logistics"));

    bench.sendAll("1", "2");

    assertThat(takeIds(first, 1)).containsExactly("1");
    assertThat(takeIds(second, 10)).containsExactly("2");
    assertThat(takeIds(logistics, 10)).containsExactly("1", "2");
  }

  @Test
  void twoTopicsAreIsolated() {
    Receiver delivery = bench.receiver(queue("delivery"));
    Topic invoices = Topic.of("invoices");
    QueueSpec spec = new QueueSpec("purchase", List.of(invoices), Set.of(), false, Bench.LEASE);
    Receiver purchase = bench.receiver(spec);

    bench.sendAll("1");
    bench.transport.sender(invoices).send(List.of(message("2")));

    assertThat(takeIds(delivery, 10)).containsExactly("1");
    assertThat(takeIds(purchase, 10)).containsExactly("2");
  }

  @Test
  void aQueueMayTakeSeveralTopics() {
    Topic invoices = Topic.of("invoices");
    QueueSpec spec =
        new QueueSpec("all", List.of(Bench.ORDERS, invoices), Set.of(), false, Bench.LEASE);
    Receiver all = bench.receiver(spec);

    bench.sendAll("1");
    bench.transport.sender(invoices).send(List.of(message("2")));

    assertThat(takeIds(all, 10)).containsExactly("1", "2");
  }

  @Test
  void onlyTheTypesThatAQueueTakesArePutIntoIt() {
    Receiver completed = bench.receiver(queueOf("delivery", "orders.Completed"));

    bench.send(typed("orders.Completed", "1"), typed("orders.Cancelled", "2"), message("untyped"));

    assertThat(takeIds(completed, 10)).containsExactly("1", "untyped");
  }

  @Test
  void preparingAgainChangesTheTypesAndKeepsTheMessages() {
    Receiver receiver = bench.receiver(queueOf("delivery", "orders.Completed"));
    bench.send(typed("orders.Completed", "1"));

    now(bench.transport.prepare(topology(queueOf("delivery", "orders.Cancelled"))));
    bench.send(typed("orders.Completed", "2"), typed("orders.Cancelled", "3"));

    assertThat(takeIds(receiver, 10)).containsExactly("1", "3");
  }

  @Test
  void aLateSubscriberDoesNotSeeHistory() {
    now(bench.transport.prepare(topology()));
    bench.sendAll("early");

    Receiver late = bench.receiver(queue("delivery"));
    bench.sendAll("later");

    assertThat(takeIds(late, 10)).containsExactly("later");
  }

  @Test
  void aTopicWithoutQueuesAccepts() {
    now(bench.transport.prepare(topology()));

    assertThat(now(bench.sendAll("1"))).hasOnlyElementsOfType(SendResult.Accepted.class);
  }

  @Test
  void aTopicThatNobodyPreparedIsMissing() {
    now(bench.transport.prepare(new Topology(List.of(Topic.of("b"), Topic.of("a")), List.of())));

    assertThat(now(bench.sendAll("1")))
        .containsExactly(
            new SendResult.Rejected(
                Failure.of(Failure.Kind.MISSING, "no topic 'orders'; known topics: [a, b]")));
  }

  @Test
  void aTopicDeletedAtRunTimeIsMissingUntilItIsPreparedAgain() {
    Receiver receiver = bench.receiver(queue("delivery"));
    Sender sender = bench.transport.sender(Bench.ORDERS);

    assertThat(bench.transport.deleteTopic("orders")).isTrue();
    assertThat(now(sender.send(List.of(message("1")))))
        .containsExactly(
            new SendResult.Rejected(
                Failure.of(Failure.Kind.MISSING, "no topic 'orders'; known topics: []")));
    assertThat(bench.transport.deleteTopic("orders")).isFalse();

    now(bench.transport.prepare(topology(queue("delivery"))));
    now(sender.send(List.of(message("2"))));
    assertThat(takeIds(receiver, 10)).containsExactly("2");
  }

  @Test
  void aQueueDeletedAtRunTimeIsMissingUntilItIsPreparedAgain() {
    Receiver receiver = bench.receiver(queue("delivery"));
    bench.sendAll("1");
    Delivery held = takeOne(receiver);
    CompletionStage<ReceiveResult> open = poll(receiver, 1, Duration.ofSeconds(20));

    assertThat(bench.transport.deleteQueue("delivery")).isTrue();

    assertThat(now(open))
        .isEqualTo(
            new ReceiveResult.Failed(
                Failure.of(Failure.Kind.MISSING, "queue 'delivery' was deleted")));
    Failure missing = Failure.of(Failure.Kind.MISSING, "no queue 'delivery'; known queues: []");
    assertThat(now(poll(receiver, 1, Duration.ZERO))).isEqualTo(new ReceiveResult.Failed(missing));
    assertThat(Bench.done(receiver, held)).isEqualTo(new LeaseResult.Failed(missing));
    assertThat(backlog(receiver).isEmpty()).isTrue();
    assertThat(bench.time.pending()).isZero();

    now(bench.transport.prepare(topology(queue("delivery"))));
    bench.sendAll("2");
    assertThat(Bench.done(receiver, held)).isInstanceOf(LeaseResult.Lost.class);
    assertThat(takeIds(receiver, 10)).containsExactly("2");
  }

  @Test
  void aQueueCannotChangeItsOrder() {
    now(bench.transport.prepare(topology(queue("delivery"))));

    assertThat(now(bench.transport.prepare(topology(Bench.orderedQueue("delivery")))).problems())
        .containsExactly(
            "queue 'delivery' is there without order per key; give the subscription another name,"
                + " or delete the queue");
  }

  @Test
  void applicationsShareWhatTheTransportHolds() {
    Receiver receiver = bench.receiver(queue("delivery"));
    receiver.close();
    bench.sendAll("1");

    assertThat(takeIds(bench.receiver(queue("delivery")), 10)).containsExactly("1");
  }

  @Test
  void anotherCapacityIsAnotherTransport() {
    Receiver receiver = bench.receiver(queue("delivery"));
    InMemoryTransport other = bench.transport.withCapacity(5);
    now(other.prepare(topology(queue("delivery"))));

    now(Bench.send(other, message("1")));

    assertThat(takeIds(receiver, 10)).isEmpty();
    assertThat(takeIds(other.receiver(queue("delivery")), 10)).containsExactly("1");
  }

  @Test
  void aMessageOverTheLimitFailsAloneAndNamesLimitAndSize() {
    Receiver receiver = bench.receiver(queue("delivery"));
    int max = bench.transport.capabilities().sending().maxMessageBytes();
    // The attribute "é" -> "😀" takes 2 + 4 bytes, and 6 for "String".
    OutgoingMessage fits = new OutgoingMessage("fits", null, new byte[max - 12], Map.of("é", "😀"));
    OutgoingMessage big = new OutgoingMessage("big", null, new byte[max - 11], Map.of("é", "😀"));

    List<SendResult> results = now(bench.send(message("1"), big, fits));

    assertThat(results.get(0)).isInstanceOf(SendResult.Accepted.class);
    assertThat(results.get(1))
        .isEqualTo(
            new SendResult.Rejected(
                Failure.of(
                    Failure.Kind.INVALID,
                    "message big has 1048577 bytes, attributes included; the limit is 1048576")));
    assertThat(results.get(2)).isInstanceOf(SendResult.Accepted.class);
    assertThat(backlog(receiver).ready()).isEqualTo(2);
  }

  @Test
  void tooManyAttributesAreRefused() {
    bench.receiver(queue("delivery"));
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i <= bench.transport.capabilities().sending().maxAttributes(); i++) {
      attributes.put("a" + i, "");
    }

    assertThat(now(bench.send(new OutgoingMessage("1", null, new byte[0], attributes))))
        .containsExactly(
            new SendResult.Rejected(
                Failure.of(Failure.Kind.INVALID, "message 1 has 51 attributes; the limit is 50")));
  }

  @Test
  void aBatchOverTheCountIsRefusedAsAWhole() {
    Receiver receiver = bench.receiver(queue("delivery"));

    List<SendResult> results =
        now(bench.send(Collections.nCopies(101, message("1")).toArray(OutgoingMessage[]::new)));

    assertThat(results).hasSize(101).hasOnlyElementsOfType(SendResult.Rejected.class);
    assertThat(backlog(receiver).isEmpty()).isTrue();
  }

  @Test
  void bodiesAndAttributesArriveAsTheyWere() {
    Receiver receiver = bench.receiver(queue("delivery"));
    byte[] body = {0, -1, 10, 127};
    Map<String, String> attributes = Map.of("ce_type", "t", "emoji", "😀 \n\"", "empty", "");

    bench.send(new OutgoingMessage("1", "k", body, attributes));

    Delivery delivery = takeOne(receiver);
    assertThat(delivery.body()).isEqualTo(body);
    assertThat(delivery.attributes()).isEqualTo(attributes);
    assertThat(delivery.key()).isEqualTo("k");
    assertThat(delivery.sentAt()).isEqualTo(bench.time.instant());
  }

  @Test
  void aClosedSenderSendsNothing() {
    bench.receiver(queue("delivery"));
    Sender sender = bench.transport.sender(Bench.ORDERS);
    sender.close();

    assertThat(now(sender.send(List.of(message("1")))))
        .containsExactly(
            new SendResult.Rejected(
                Failure.of(Failure.Kind.INVALID, "the sender to topic 'orders' is closed")));
    assertThat(isDone(bench.sendAll("1"))).isTrue();
  }
}
