package io.sealane.inmemory;

import static io.sealane.inmemory.Bench.backlog;
import static io.sealane.inmemory.Bench.done;
import static io.sealane.inmemory.Bench.isDone;
import static io.sealane.inmemory.Bench.now;
import static io.sealane.inmemory.Bench.poll;
import static io.sealane.inmemory.Bench.queue;
import static io.sealane.inmemory.Bench.release;
import static io.sealane.inmemory.Bench.take;
import static io.sealane.inmemory.Bench.takeIds;
import static io.sealane.inmemory.Bench.takeOne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sealane.transport.receive.Backlog;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class BackPressureTest {
  private final Bench bench = new Bench(2);
  private final Receiver receiver = bench.receiver(queue("delivery"));

  @Test
  void aSendToAFullQueueCompletesOnlyWhenThereIsRoom() {
    assertThat(isDone(bench.sendAll("1", "2"))).isTrue();
    CompletionStage<List<SendResult>> third = bench.sendAll("3");
    assertThat(isDone(third)).isFalse();
    assertThat(backlog(receiver).ready()).isEqualTo(2);

    assertThat(takeIds(receiver, 1)).containsExactly("1");

    assertThat(now(third)).hasOnlyElementsOfType(SendResult.Accepted.class);
    assertThat(takeIds(receiver, 10)).containsExactly("2", "3");
  }

  @Test
  void waitingSendsKeepTheirOrder() {
    bench.sendAll("1", "2", "3");
    CompletionStage<List<SendResult>> later = bench.sendAll("4", "5");

    assertThat(takeIds(receiver, 10)).containsExactly("1", "2");
    assertThat(takeIds(receiver, 10)).containsExactly("3", "4");
    assertThat(isDone(later)).isTrue();
    assertThat(takeIds(receiver, 10)).containsExactly("5");
  }

  @Test
  void aFullQueueHoldsBackTheSendAndNotTheOtherQueues() {
    Receiver other = bench.receiver(queue("logistics"));
    CompletionStage<List<SendResult>> send = bench.sendAll("1", "2", "3");
    assertThat(takeIds(other, 10)).containsExactly("1", "2");
    assertThat(takeIds(other, 10)).containsExactly("3");
    assertThat(isDone(send)).isFalse();

    takeOne(receiver);

    assertThat(isDone(send)).isTrue();
    assertThat(takeIds(receiver, 10)).containsExactly("2", "3");
  }

  @Test
  void heldAndDelayedMessagesNeedNoRoom() {
    bench.sendAll("1", "2");
    List<Delivery> held = take(receiver, 2);
    release(receiver, held.get(0), Duration.ofSeconds(1));

    assertThat(isDone(bench.sendAll("3", "4"))).isTrue();
    release(receiver, held.get(1), Duration.ZERO);
    bench.time.advance(Duration.ofSeconds(1));

    assertThat(backlog(receiver)).isEqualTo(new Backlog(4, 0, 0));
    CompletionStage<List<SendResult>> fifth = bench.sendAll("5");
    takeOne(receiver);
    takeOne(receiver);
    assertThat(isDone(fifth)).isFalse();
    takeOne(receiver);
    assertThat(isDone(fifth)).isTrue();
  }

  @Test
  void oneOpenReceiveAfterTheOtherEmptiesABatchThatIsLargerThanTheQueue() {
    CompletionStage<ReceiveResult> first = poll(receiver, 10, Duration.ofSeconds(20));
    CompletionStage<ReceiveResult> second = poll(receiver, 10, Duration.ofSeconds(20));

    CompletionStage<List<SendResult>> send = bench.sendAll("1", "2", "3", "4", "5");

    assertThat(Bench.ids(Bench.deliveries(first))).containsExactly("1", "2");
    assertThat(Bench.ids(Bench.deliveries(second))).containsExactly("3", "4");
    assertThat(isDone(send)).isTrue();
  }

  @Test
  void deletingAFullQueueLetsTheSenderGo() {
    CompletionStage<List<SendResult>> send = bench.sendAll("1", "2", "3");

    bench.transport.deleteQueue("delivery");

    assertThat(now(send)).hasSize(3).hasOnlyElementsOfType(SendResult.Accepted.class);
  }

  @Test
  void aKeyInFlightCountsAgainstTheRoomOfAnOrderedQueue() {
    Bench ordered = new Bench(2);
    Receiver one = ordered.receiver(Bench.orderedQueue("delivery"));
    ordered.sendKeyed("a1", "a2");
    Delivery a1 = takeOne(one);
    assertThat(isDone(ordered.sendKeyed("a3"))).isTrue();
    CompletionStage<List<SendResult>> b1 = ordered.sendKeyed("b1");
    assertThat(isDone(b1)).isFalse();

    done(one, a1);
    assertThat(takeIds(one, 10)).containsExactly("a2", "a3");
    assertThat(isDone(b1)).isTrue();
  }

  @Test
  void aNewSendDoesNotOvertakeAWaitingOneEvenIfRoomAppearsAtThatMoment() {
    Bench ordered = new Bench(1);
    Receiver one = ordered.receiver(Bench.orderedQueue("delivery"));
    ordered.sendKeyed("a1");
    takeOne(one);
    ordered.sendKeyed("a2");
    ordered.sendKeyed("b1");
    ordered.time.advance(Duration.ofSeconds(15));
    CompletionStage<ReceiveResult> first = poll(one, 2, Duration.ofSeconds(20));
    CompletionStage<ReceiveResult> second = poll(one, 1, Duration.ofSeconds(20));
    ordered.time.advanceWithLateTimers(Duration.ofSeconds(15));

    ordered.sendKeyed("c1");

    assertThat(Bench.ids(Bench.deliveries(first))).containsExactly("a1", "a2");
    assertThat(Bench.ids(Bench.deliveries(second))).containsExactly("b1");
  }

  @Test
  void aQueueWithoutRoomIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bench.transport.withCapacity(0))
        .withMessage("a queue with room for 0 messages");
  }
}
