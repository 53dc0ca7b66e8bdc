package io.sealane.inmemory;

import static io.sealane.inmemory.Bench.deliveries;
import static io.sealane.inmemory.Bench.ids;
import static io.sealane.inmemory.Bench.isDone;
import static io.sealane.inmemory.Bench.now;
import static io.sealane.inmemory.Bench.poll;
import static io.sealane.inmemory.Bench.queue;
import static io.sealane.inmemory.Bench.takeIds;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.error.Failure;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class PollTest {
  private static final Duration WAIT = Duration.ofSeconds(20);

  private final Bench bench = new Bench();
  private final Receiver receiver = bench.receiver(queue("delivery"));

  @Test
  void aReceiveCompletesAsSoonAsAMessageIsThere() {
    CompletionStage<ReceiveResult> open = poll(receiver, 10, WAIT);
    assertThat(isDone(open)).isFalse();

    bench.sendAll("1", "2");

    assertThat(ids(deliveries(open))).containsExactly("1", "2");
  }

  @Test
  void aReceiveEndsWithNothingWhenItsWaitIsOver() {
    CompletionStage<ReceiveResult> open = poll(receiver, 10, WAIT);

    bench.time.advance(WAIT.minusNanos(1));
    assertThat(isDone(open)).isFalse();
    bench.time.advance(Duration.ofNanos(1));

    assertThat(deliveries(open)).isEmpty();
    bench.sendAll("1");
    assertThat(takeIds(receiver, 1)).containsExactly("1");
  }

  @Test
  void aShorterWaitThatBeganLaterEndsFirst() {
    CompletionStage<ReceiveResult> longer = poll(receiver, 10, WAIT);
    CompletionStage<ReceiveResult> shorter = poll(receiver, 10, Duration.ofSeconds(1));

    bench.time.advance(Duration.ofSeconds(1));

    assertThat(isDone(shorter)).isTrue();
    assertThat(isDone(longer)).isFalse();
    bench.time.advance(Duration.ofSeconds(19));
    assertThat(isDone(longer)).isTrue();
  }

  @Test
  void openReceivesAreServedInTheOrderOfAsking() {
    CompletionStage<ReceiveResult> first = poll(receiver, 1, WAIT);
    CompletionStage<ReceiveResult> second = poll(receiver, 1, WAIT);

    bench.sendAll("1", "2", "3");

    assertThat(ids(deliveries(first))).containsExactly("1");
    assertThat(ids(deliveries(second))).containsExactly("2");
  }

  @Test
  void aNewcomerDoesNotOvertakeAnOpenReceive() {
    bench.sendAll("1");
    takeIds(receiver, 1);
    CompletionStage<ReceiveResult> open = poll(receiver, 1, WAIT);
    bench.time.advance(Duration.ofSeconds(15));
    CompletionStage<ReceiveResult> later = poll(receiver, 1, WAIT);

    bench.time.advance(Duration.ofSeconds(5));
    assertThat(deliveries(open)).isEmpty();
    bench.time.advance(Duration.ofSeconds(10));

    assertThat(ids(deliveries(later))).containsExactly("1");
  }

  @Test
  void aNewcomerDoesNotOvertakeAnOpenReceiveThatALateTimerHasNotWokenYet() {
    bench.sendAll("1");
    takeIds(receiver, 1);
    bench.time.advance(Duration.ofSeconds(15));
    CompletionStage<ReceiveResult> open = poll(receiver, 1, WAIT);
    bench.time.advanceWithLateTimers(Duration.ofSeconds(15));

    assertThat(takeIds(receiver, 1)).isEmpty();

    assertThat(ids(deliveries(open))).containsExactly("1");
  }

  @Test
  void closeEndsOpenReceivesOfThisReceiverOnly() {
    Receiver other = bench.transport.receiver(queue("delivery"));
    CompletionStage<ReceiveResult> mine = poll(receiver, 1, WAIT);
    CompletionStage<ReceiveResult> theirs = poll(other, 1, WAIT);

    receiver.close();
    receiver.close();

    assertThat(deliveries(mine)).isEmpty();
    assertThat(isDone(theirs)).isFalse();
    bench.sendAll("1");
    assertThat(ids(deliveries(theirs))).containsExactly("1");
    assertThat(deliveries(poll(receiver, 1, WAIT))).isEmpty();
  }

  @Test
  void aReceiveThatIsJustBeginningEndsWithTheCloseToo() {
    bench.time.whenNextAsked(receiver::close);

    CompletionStage<ReceiveResult> open = poll(receiver, 1, WAIT);

    assertThat(deliveries(open)).isEmpty();
  }

  @Test
  void whatAClosedReceiverHoldsCanStillBeSettled() {
    bench.sendAll("1");
    var held = Bench.takeOne(receiver);
    receiver.close();

    Bench.release(receiver, held, Duration.ZERO);

    assertThat(takeIds(bench.transport.receiver(queue("delivery")), 1)).containsExactly("1");
  }

  @Test
  void aStageOfAnOpenReceiveCannotBeCompletedFromOutside() {
    CompletionStage<ReceiveResult> open = poll(receiver, 1, WAIT);

    open.toCompletableFuture().cancel(true);
    bench.sendAll("1");

    assertThat(ids(deliveries(open))).containsExactly("1");
  }

  @Test
  void aReceiveOutsideTheDeclaredLimitsIsRefused() {
    assertThat(refusal(0, WAIT, Bench.LEASE))
        .isEqualTo("a receive of 0 messages; it takes 1 to 100");
    assertThat(refusal(101, WAIT, Bench.LEASE))
        .isEqualTo("a receive of 101 messages; it takes 1 to 100");
    assertThat(refusal(1, WAIT.plusSeconds(1), Bench.LEASE))
        .isEqualTo("a receive that waits PT21S; it waits PT0S to PT20S");
    assertThat(refusal(1, WAIT, Duration.ZERO))
        .isEqualTo("a lease of PT0S; it takes more than PT0S, to PT12H");
    assertThat(refusal(1, WAIT, Duration.ofHours(13)))
        .isEqualTo("a lease of PT13H; it takes more than PT0S, to PT12H");
  }

  @Test
  void aSettleOverTheDeclaredLimitIsRefused() {
    bench.sendAll("1");
    var held = Bench.takeOne(receiver);

    var results = now(receiver.extend(java.util.Collections.nCopies(101, held), WAIT));

    assertThat(results).hasSize(101);
    assertThat(results.get(0).toString()).contains("a batch of 101 entries; the limit is 100");
  }

  private String refusal(int max, Duration wait, Duration lease) {
    ReceiveResult result = now(receiver.receive(new ReceiveRequest(max, wait, lease)));
    Failure failure = ((ReceiveResult.Failed) result).failure();
    assertThat(failure.kind()).isEqualTo(Failure.Kind.INVALID);
    return failure.reason();
  }
}
