package io.sealane.test.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.event.Envelope;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.observe.Signal;
import io.sealane.test.Shop.DeliveryScheduled;
import io.sealane.test.Shop.OrderCompleted;
import io.sealane.test.Story;
import io.sealane.test.progress.Progress.Open;
import io.sealane.test.time.VirtualTime;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import io.sealane.transport.send.OutgoingMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final Topic ORDERS = Topic.of("orders");
  private static final Topic DELIVERIES = Topic.of("deliveries");
  private static final Envelope<?> ORDER =
      Story.envelope("e-1", new OrderCompleted("o-1", 42), null);
  private static final Envelope<?> SHIPMENT =
      Story.envelope("e-2", new DeliveryScheduled("o-1"), "e-1");

  private final VirtualTime time = VirtualTime.create();
  private final InMemoryTransport transport = InMemoryTransport.create(time);
  private final Queues queues = new Queues(transport);
  private final Progress progress = new Progress(queues);
  private final Story story = new Story(progress);

  @AfterEach
  void close() {
    time.close();
  }

  /** Each queue holds something else, so that only signals can say that an event is finished. */
  @BeforeEach
  void prepare() {
    WatchedTransport watched = new WatchedTransport(transport, queues);
    watched.prepare(
        new Topology(
            List.of(ORDERS, DELIVERIES),
            List.of(
                spec("delivery", ORDERS, Set.of()),
                spec("billing", ORDERS, Set.of("shop.OrderCompleted")),
                spec("reports", ORDERS, Set.of("shop.OrderCancelled")),
                spec("logistics", DELIVERIES, Set.of()))));
    for (Topic topic : List.of(ORDERS, DELIVERIES)) {
      queues
          .sender(topic)
          .send(List.of(new OutgoingMessage("else", null, new byte[] {1}, Map.of())));
    }
  }

  private static QueueSpec spec(String name, Topic topic, Set<String> types) {
    return new QueueSpec(name, List.of(topic), types, false, Duration.ofSeconds(30));
  }

  private boolean isFinished() {
    return progress.isFinished(List.of("e-1"));
  }

  @Test
  void anEventIsFinishedWhenEverySubscriptionThatTakesItHasSettledIt() {
    assertThat(isFinished()).as("nothing is known of it").isTrue();
    story.published(ORDER, "orders");
    assertThat(progress.open(List.of("e-1")))
        .containsExactlyInAnyOrder(
            new Open("OrderCompleted e-1", "delivery", false),
            new Open("OrderCompleted e-1", "billing", false));

    story.delivered(ORDER, "delivery").handled(ORDER, "delivery", 1);
    assertThat(progress.open(List.of("e-1")))
        .contains(new Open("OrderCompleted e-1", "delivery", true));
    story.settled(ORDER, "delivery").delivered(ORDER, "billing");
    assertThat(isFinished()).isFalse();
    story.handled(ORDER, "billing", 1).settled(ORDER, "billing");
    assertThat(isFinished()).isTrue();
  }

  @Test
  void whatItCausedHasToBeFinishedToo() {
    story.published(ORDER, "orders").settled(ORDER, "billing");
    story.published(SHIPMENT, "deliveries").settled(ORDER, "delivery");
    assertThat(progress.open(List.of("e-1")))
        .containsExactly(new Open("DeliveryScheduled e-2", "logistics", false));
    assertThat(progress.isFinished(List.of("e-3"))).isTrue();

    story.settled(SHIPMENT, "logistics");
    assertThat(isFinished()).isTrue();
  }

  @Test
  void anEventThatComesAgainIsNotFinished() {
    story.published(ORDER, "orders").settled(ORDER, "billing").delivered(ORDER, "delivery");
    story.failed(ORDER, "delivery", 1, "x.Y").again(ORDER, "delivery", 1, Duration.ofMinutes(5));
    assertThat(progress.open(List.of("e-1")))
        .containsExactly(new Open("OrderCompleted e-1", "delivery", false));
    story.delivered(ORDER, "delivery");
    story.tell(new Signal.LeaseLost(Story.unread(ORDER, "delivery"), "too slow"));
    assertThat(isFinished()).isFalse();
    story.delivered(ORDER, "delivery");
    story.tell(new Signal.Unconfirmed(Story.unread(ORDER, "delivery"), "no answer"));
    assertThat(isFinished()).isFalse();

    story.delivered(ORDER, "delivery").settled(ORDER, "delivery");
    assertThat(isFinished()).isTrue();
  }

  @Test
  void aConsumerMayBeFasterThanTheBrokersAnswer() {
    story.delivered(ORDER, "delivery").handled(ORDER, "delivery", 1).settled(ORDER, "delivery");
    story.delivered(ORDER, "billing").handled(ORDER, "billing", 1);
    story.published(ORDER, "orders");
    assertThat(isFinished()).isFalse();

    story.settled(ORDER, "billing");
    assertThat(isFinished()).isTrue();
  }

  @Test
  void aForeignEventIsFollowedFromItsDelivery() {
    story.delivered(ORDER, "delivery").handled(ORDER, "delivery", 1);
    assertThat(isFinished()).isFalse();

    story.settled(ORDER, "delivery");
    assertThat(isFinished()).isTrue();
  }

  @Test
  void aSettlementThatIsNeverHeardOfIsSeenInTheEmptyQueue() {
    story.published(ORDER, "orders").settled(ORDER, "billing").delivered(ORDER, "delivery");
    story.tell(new Signal.Unconfirmed(Story.unread(ORDER, "delivery"), "no answer"));
    assertThat(isFinished()).isFalse();
    assertThat(queues.notEmpty()).containsExactly("billing", "delivery", "logistics", "reports");

    empty("delivery");
    assertThat(isFinished()).isTrue();
    assertThat(queues.notEmpty()).containsExactly("billing", "logistics", "reports");
    assertThat(queues.areEmpty()).isFalse();
  }

  private void empty(String queue) {
    Receiver receiver = transport.receiver(spec(queue, ORDERS, Set.of()));
    ReceiveResult result =
        receiver
            .receive(new ReceiveRequest(10, Duration.ZERO, Duration.ofSeconds(30)))
            .toCompletableFuture()
            .join();
    List<Delivery> deliveries = ((ReceiveResult.Received) result).deliveries();
    assertThat(deliveries).hasSize(1);
    receiver.settle(List.of(new Settlement.Done(deliveries.get(0))));
  }
}
