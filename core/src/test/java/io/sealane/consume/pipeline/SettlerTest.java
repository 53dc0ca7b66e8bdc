package io.sealane.consume.pipeline;

import static io.sealane.consume.pipeline.Belt.CONFIRMED;
import static io.sealane.consume.pipeline.Belt.LEASE;
import static io.sealane.consume.pipeline.Belt.NANO;
import static io.sealane.consume.pipeline.Belt.SECOND;
import static io.sealane.consume.pipeline.Belt.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.consume.RetryPolicy;
import io.sealane.consume.Subscription;
import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.observe.Signal;
import io.sealane.time.Backoff;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.Settlement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlerTest {

  private static final Duration LINGER = Duration.ofMillis(500);
  private static final LeaseResult BUSY =
      new LeaseResult.Failed(Failure.of(Kind.TRANSIENT, "busy"));

  /** With so many handlers at work. */
  private static Belt withAtWork(Belt belt, int count) {
    belt.queue.bring(belt.parcels(1, count));
    assertThat(belt.atWork()).isEqualTo(count);
    return belt;
  }

  private static List<String> messages(List<? extends Signal.OfDelivery> signals) {
    return signals.stream().map(signal -> signal.subject().messageId()).toList();
  }

  @Test
  void theLastThatIsHandledIsSettledAtOnceAndThenNotOursAnyMore() throws Exception {
    Belt belt = withAtWork(Belt.of(subscription()), 1);

    belt.handle();
    assertThat(belt.queue.settled()).containsExactly(List.of("1"));
    assertThat(belt.queue.settles.get(0).get(0)).isInstanceOf(Settlement.Done.class);
    assertThat(belt.consumer.isIdle().toCompletableFuture().join()).isFalse();

    belt.queue.answerSettle(CONFIRMED);
    assertThat(messages(belt.seen(Signal.Settled.class))).containsExactly("1");
    assertThat(belt.consumer.isIdle().toCompletableFuture().join()).isTrue();
    assertThat(belt.time.scheduled()).as("no heartbeat for nothing").isZero();
  }

  @Test
  void whileHandlersAreAtWorkASettlementWaitsForCompanyForHalfASecond() {
    Belt belt = withAtWork(Belt.of(subscription()), 3);

    belt.handle();
    belt.time.advance(LINGER.minus(NANO));
    assertThat(belt.queue.settled()).isEmpty();
    belt.time.advance(NANO);
    assertThat(belt.queue.settled()).containsExactly(List.of("1"));
    belt.queue.answerSettle(CONFIRMED);

    belt.handle();
    belt.handle();
    assertThat(belt.queue.settled()).containsExactly(List.of("1"), List.of("2", "3"));
  }

  @Test
  void noSettlementWaitsForMoreThanATwentiethOfALease() {
    Belt belt =
        withAtWork(Belt.of(subscription().lease(Duration.ofSeconds(2), Duration.ofHours(1))), 2);

    belt.handle();
    belt.time.advance(Duration.ofMillis(100).minus(NANO));
    assertThat(belt.queue.settled()).isEmpty();
    belt.time.advance(NANO);
    assertThat(belt.queue.settled()).containsExactly(List.of("1"));
  }

  @Test
  void aBatchThatIsFullLeavesWithoutWaiting() {
    Belt belt = withAtWork(Belt.of(subscription(), Belt.settlingAtMost(2)), 5);

    belt.handle();
    assertThat(belt.queue.settled()).isEmpty();
    belt.handle();
    assertThat(belt.queue.settled()).containsExactly(List.of("1", "2"));
    belt.handle();
    belt.handle();
    assertThat(belt.queue.settled()).containsExactly(List.of("1", "2"), List.of("3", "4"));
    assertThat(belt.time.scheduled()).as("the heartbeat, and no timer for an empty batch").isOne();
  }

  @Test
  void whatIsHandledWhileACallIsUnderWayGoesWithTheNextOne() {
    Belt belt = withAtWork(Belt.of(subscription().concurrency(1)), 1);
    belt.handle();
    belt.queue.bring(belt.parcels(2, 1));
    belt.handle();
    belt.queue.bring(belt.parcels(3, 1));
    belt.handle();
    assertThat(belt.queue.settled()).containsExactly(List.of("1"));

    belt.queue.answerSettle(CONFIRMED);

    assertThat(belt.queue.settled()).containsExactly(List.of("1"), List.of("2", "3"));
  }

  @Test
  void whereOrderIsKeptNothingWaitsForCompanySinceTheBrokerHoldsTheKeyBack() {
    Belt belt = withAtWork(Belt.of(subscription().ordered()), 2);

    belt.handle();

    assertThat(belt.queue.settled()).containsExactly(List.of("1"));
  }

  @Test
  void aCallThatFailsForNowIsRepeatedAndNothingIsHandledAgain() {
    Belt belt = withAtWork(Belt.of(subscription()), 1);
    belt.handle();

    belt.queue.answerSettle(BUSY);
    belt.time.advance(Duration.ofMillis(75).minus(NANO));
    assertThat(belt.queue.settles).hasSize(1);
    belt.time.advance(Duration.ofMillis(25).plus(NANO));
    assertThat(belt.queue.settles).hasSize(2);
    belt.queue.answerSettle(BUSY);
    belt.time.advance(Duration.ofMillis(149));
    assertThat(belt.queue.settles).as("a longer wait the second time").hasSize(2);
    belt.time.advance(SECOND);
    belt.queue.answerSettle(CONFIRMED);

    assertThat(belt.queue.settled()).containsExactly(List.of("1"), List.of("1"), List.of("1"));
    assertThat(messages(belt.seen(Signal.Settled.class))).containsExactly("1");
    assertThat(belt.seen(Signal.Unconfirmed.class)).isEmpty();
  }

  @Test
  void eachEntryOfABatchHasItsOwnAnswer() {
    Belt belt = withAtWork(Belt.of(subscription()), 3);
    belt.handle();
    belt.handle();
    belt.handle();

    belt.queue.answerSettle(List.of(CONFIRMED, new LeaseResult.Lost("too late"), BUSY));

    assertThat(messages(belt.seen(Signal.Settled.class))).containsExactly("1");
    assertThat(messages(belt.seen(Signal.Unconfirmed.class))).containsExactly("2");
    belt.time.advance(SECOND);
    assertThat(belt.queue.settled()).containsExactly(List.of("1", "2", "3"), List.of("3"));
  }

  @Test
  void aCallThatCanNeverSucceedIsNotRepeatedAndIsTold() throws Exception {
    Belt belt = withAtWork(Belt.of(subscription()), 1);
    belt.handle();

    belt.queue.answerSettle(new LeaseResult.Failed(Failure.of(Kind.DENIED, "no")));

    belt.time.advance(SECOND);
    assertThat(belt.queue.settles).hasSize(1);
    assertThat(messages(belt.seen(Signal.Unconfirmed.class))).containsExactly("1");
    assertThat(belt.consumer.isIdle().toCompletableFuture().join()).isTrue();
  }

  @Test
  void aMessageThatComesAgainBecauseItsSettlementWasLostIsOnlySettled() {
    Belt belt = withAtWork(Belt.of(subscription()), 1);
    belt.handle();
    belt.queue.answerSettle(new LeaseResult.Lost("too late"));

    belt.queue.bring(belt.parcel("1", null, 2));

    assertThat(belt.atWork()).isZero();
    assertThat(belt.queue.settled()).containsExactly(List.of("1"), List.of("1"));
    assertThat(messages(belt.seen(Signal.Deduplicated.class))).containsExactly("1");
  }

  @Test
  void aSettlementThatGetsNoAnswerEndsWithItsLease() throws Exception {
    Belt belt = withAtWork(Belt.of(subscription()), 1);
    belt.handle();

    belt.time.advance(LEASE.minus(NANO));
    assertThat(belt.seen(Signal.Unconfirmed.class)).isEmpty();
    belt.time.advance(NANO);

    assertThat(belt.seen(Signal.Unconfirmed.class))
        .extracting(Signal.Unconfirmed::reason)
        .containsExactly("the lease ended first");
    assertThat(belt.queue.extensions).as("to extend it would hide it again").isEmpty();
    assertThat(belt.consumer.isIdle().toCompletableFuture().join()).isTrue();
    belt.queue.answerSettle(CONFIRMED);
    assertThat(belt.seen(Signal.Settled.class)).as("told once").isEmpty();
  }

  @Test
  void aFailedEventComesAgainAfterItsDelayOrTheLongestThatTheBrokerHas() {
    Belt belt = Belt.of(failing(Duration.ofSeconds(9)));
    withAtWork(belt, 1).handle();
    assertThat(belt.queue.settles.get(0))
        .extracting("delay")
        .containsExactly(Duration.ofSeconds(9));
    belt.queue.answerSettle(CONFIRMED);
    assertThat(belt.seen(Signal.Released.class))
        .extracting(Signal.Released::delay)
        .containsExactly(Duration.ofSeconds(9));

    Belt patient = Belt.of(failing(Duration.ofHours(1)));
    withAtWork(patient, 1).handle();
    assertThat(patient.queue.settles.get(0))
        .extracting("delay")
        .containsExactly(Duration.ofMinutes(15));
  }

  private static Subscription failing(Duration delay) {
    return subscription(
            (parcel, context) -> {
              throw new IllegalStateException("broken");
            })
        .retry(RetryPolicy.none().withDelayed(2, Backoff.fixed(delay)));
  }
}
