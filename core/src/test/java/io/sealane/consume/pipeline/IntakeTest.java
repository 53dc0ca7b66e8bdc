package io.sealane.consume.pipeline;

import static io.sealane.consume.pipeline.Belt.LEASE;
import static io.sealane.consume.pipeline.Belt.NANO;
import static io.sealane.consume.pipeline.Belt.SECOND;
import static io.sealane.consume.pipeline.Belt.WAIT;
import static io.sealane.consume.pipeline.Belt.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.observe.Health;
import io.sealane.observe.Signal;
import io.sealane.transport.receive.ReceiveRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IntakeTest {

  private static final Failure BUSY = Failure.of(Kind.TRANSIENT, "busy");

  private static Duration lastRetry(Belt belt) {
    var failures = belt.seen(Signal.ReceiveFailed.class);
    return failures.get(failures.size() - 1).retryIn();
  }

  @Test
  void aQueueWithNothingInItIsAskedByOneLongPollWhateverTheConcurrency() {
    Belt belt = Belt.of(subscription().concurrency(100));

    belt.time.advance(WAIT);
    belt.queue.bring();

    assertThat(belt.queue.receives).hasSize(2).containsOnly(new ReceiveRequest(10, WAIT, LEASE));
    assertThat(belt.queue.open()).isEqualTo(1);
  }

  @Test
  void whileThereIsMoreThanOneCallBringsThereAreMoreCallsUpToTen() {
    Belt belt = Belt.of(subscription().concurrency(1_000));

    for (int i = 1; i <= 12; i++) {
      belt.queue.bring(belt.parcels(10 * i, 10));
      assertThat(belt.queue.open()).isEqualTo(Math.min(i + 1, 10));
    }

    belt.queue.bring(belt.parcels(1_000, 9));
    assertThat(belt.queue.open()).as("no new one after a batch that was not full").isEqualTo(9);
  }

  @Test
  void noMoreIsAskedForThanCanBeHandled() {
    Belt belt = Belt.of(subscription().concurrency(3));
    assertThat(belt.queue.lastReceive().max()).isEqualTo(3);

    belt.queue.bring(belt.parcels(1, 2));
    assertThat(belt.queue.lastReceive().max()).as("the slot that is free").isEqualTo(1);
    belt.queue.bring(belt.parcels(3, 1));
    assertThat(belt.queue.open()).as("no slot is free").isZero();

    belt.time.advance(LEASE.minusSeconds(5));
    belt.handle();
    assertThat(belt.queue.open()).isEqualTo(1);
    assertThat(belt.queue.lastReceive().max()).isEqualTo(1);
  }

  @Test
  void aHigherConcurrencyIsUsedAtOnce() {
    Belt belt = Belt.of(subscription().concurrency(1));
    belt.queue.bring(belt.parcels(1, 1));
    assertThat(belt.queue.open()).isZero();

    belt.consumer.concurrency(4);

    assertThat(belt.queue.lastReceive().max()).isEqualTo(3);
  }

  @Test
  void aReceiveThatFailsIsRepeatedAfterAWaitThatGrows() {
    Belt belt = Belt.of(subscription());

    belt.queue.fail(BUSY);
    assertThat(lastRetry(belt)).isBetween(Duration.ofMillis(150), Duration.ofMillis(200));
    assertThat(belt.consumer.health().state()).isEqualTo(Health.State.DOWN);
    belt.time.advance(lastRetry(belt).minus(NANO));
    assertThat(belt.queue.open()).isZero();
    belt.time.advance(NANO);
    assertThat(belt.queue.open()).isEqualTo(1);
    assertThat(belt.queue.lastReceive().waitAtMost()).as("to know soon").isEqualTo(SECOND);

    belt.queue.fail(BUSY);
    assertThat(lastRetry(belt)).isBetween(Duration.ofMillis(300), Duration.ofMillis(400));
    belt.time.advance(lastRetry(belt));

    belt.queue.bring(belt.parcels(1, 1));
    assertThat(belt.consumer.health()).isEqualTo(Health.UP);
    assertThat(belt.queue.lastReceive().waitAtMost()).isEqualTo(WAIT);
    belt.queue.fail(BUSY);
    assertThat(lastRetry(belt)).as("counted anew").isLessThanOrEqualTo(Duration.ofMillis(200));
  }

  @Test
  void whatNeedsAnOperatorIsTriedLessOften() {
    Belt belt = Belt.of(subscription());

    belt.queue.fail(Failure.of(Kind.DENIED, "no"));

    assertThat(lastRetry(belt)).isBetween(Duration.ofMillis(3_750), Duration.ofSeconds(5));
    assertThat(belt.consumer.health()).isEqualTo(new Health(Health.State.DOWN, "DENIED: no"));
  }

  @Test
  void aBrokerThatAsksForALongerWaitGetsItAndNotAShorterOne() {
    Belt belt = Belt.of(subscription());

    belt.queue.fail(new Failure(Kind.THROTTLED, "slow down", Duration.ofSeconds(9)));
    assertThat(lastRetry(belt)).isEqualTo(Duration.ofSeconds(9));
    belt.time.advance(Duration.ofSeconds(9));

    belt.queue.fail(new Failure(Kind.THROTTLED, "slow down", Duration.ofMillis(1)));
    assertThat(lastRetry(belt)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
  }

  @Test
  void aBrokerThatDoesNotWaitForMessagesIsNotAskedInASpin() {
    Belt belt = Belt.of(subscription());

    belt.queue.bring();
    assertThat(belt.queue.open()).isZero();
    belt.time.advance(Duration.ofMillis(14));
    assertThat(belt.queue.open()).isZero();
    belt.time.advance(Duration.ofMillis(6));
    assertThat(belt.queue.open()).isEqualTo(1);

    belt.queue.bring();
    belt.time.advance(Duration.ofMillis(29));
    assertThat(belt.queue.open()).as("a longer pause the second time").isZero();
    belt.time.advance(SECOND);

    belt.time.advance(WAIT.dividedBy(2).plus(NANO));
    belt.queue.bring();
    assertThat(belt.queue.open()).as("it did wait").isEqualTo(1);
  }

  @Test
  void anAnswerThatIsNoneIsAFailureLikeAnother() {
    Belt belt = Belt.of(subscription());

    belt.queue.answerReceive(null);

    assertThat(belt.consumer.health())
        .isEqualTo(new Health(Health.State.DOWN, "TRANSIENT: the transport answered with nothing"));
    belt.time.advance(lastRetry(belt));
    assertThat(belt.queue.open()).isEqualTo(1);
  }

  @Test
  void whenTheBrokerLastAnsweredIsKnown() {
    Belt belt = Belt.of(subscription());
    assertThat(belt.consumer.lastReceive()).isNull();

    belt.time.advance(SECOND);
    belt.queue.bring(belt.parcels(1, 1));
    var answered = belt.time.instant();
    belt.time.advance(SECOND);
    belt.queue.fail(BUSY);

    assertThat(belt.consumer.lastReceive()).isEqualTo(answered);
  }

  @Test
  void whatComesWhilePausedIsGivenBackAndNothingIsAskedFor() {
    Belt belt = Belt.of(subscription());

    belt.consumer.pause("maintenance");
    belt.queue.bring(belt.parcels(1, 2));

    assertThat(belt.atWork()).isZero();
    assertThat(belt.queue.settled()).hasSize(1);
    assertThat(belt.queue.settles.get(0)).hasSize(2);
    assertThat(belt.queue.open()).isZero();
    assertThat(belt.consumer.health()).isEqualTo(new Health(Health.State.PAUSED, "maintenance"));

    belt.consumer.resume();
    assertThat(belt.queue.open()).isEqualTo(1);
    assertThat(belt.consumer.health()).isEqualTo(Health.UP);
  }
}
