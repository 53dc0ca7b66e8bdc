package io.sealane.consume.pipeline;

import static io.sealane.consume.pipeline.Belt.CONFIRMED;
import static io.sealane.consume.pipeline.Belt.NANO;
import static io.sealane.consume.pipeline.Belt.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.consume.RetryPolicy;
import io.sealane.observe.Health;
import io.sealane.observe.Signal;
import io.sealane.time.Backoff;
import io.sealane.transport.receive.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoppingTest {

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final List<Boolean> interrupted = new ArrayList<>();

  /** With one handler at work, which notes whether it is interrupted. */
  private Belt atWork() {
    Belt belt =
        Belt.of(
            subscription(
                (parcel, context) -> interrupted.add(Thread.currentThread().isInterrupted())));
    belt.queue.bring(belt.parcels(1, 1));
    return belt;
  }

  private static boolean isGivenBack(Settlement settlement) {
    return settlement instanceof Settlement.Release release && release.delay().isZero();
  }

  @Test
  void aConsumerThatHoldsNothingIsStoppedAtOnce() {
    Belt belt = Belt.of(subscription());

    Stopping.Stopped stopped = belt.consumer.stop(DEADLINE);

    assertThat(stopped.handled()).isCompleted();
    assertThat(belt.queue.closes()).isEqualTo(1);
    assertThat(belt.consumer.health()).isEqualTo(new Health(Health.State.STOPPED, "stopped"));
    assertThat(belt.time.scheduled()).isZero();
  }

  @Test
  void whatRunsMayFinishAndIsSettledBeforeTheStopIsOver() {
    Belt belt = atWork();
    Stopping.Stopped stopped = belt.consumer.stop(DEADLINE);
    assertThat(belt.queue.settles).isEmpty();

    belt.handle();
    assertThat(belt.queue.settles.get(0).get(0)).isInstanceOf(Settlement.Done.class);
    assertThat(stopped.handled()).isNotCompleted();
    belt.queue.answerSettle(CONFIRMED);

    assertThat(stopped.handled()).isCompleted();
    assertThat(interrupted).containsExactly(false);
    assertThat(belt.time.scheduled()).as("no timer is left").isZero();
  }

  @Test
  void whatHasNotStartedIsGivenBackAtOnce() {
    Belt belt = Belt.of(subscription().concurrency(1));
    belt.queue.bring(belt.parcels(1, 1));
    belt.handle();
    belt.queue.answerSettle(CONFIRMED);
    belt.queue.bring(belt.parcels(2, 2));
    assertThat(belt.atWork()).as("one has the slot").isEqualTo(1);

    belt.consumer.stop(DEADLINE);

    assertThat(belt.queue.settled()).containsExactly(List.of("1"), List.of("3"));
    assertThat(belt.queue.settles.get(1)).allMatch(StoppingTest::isGivenBack);
  }

  @Test
  void whatWaitsForItsNextAttemptIsGivenBackToo() {
    Belt belt =
        Belt.of(
            subscription(
                    (parcel, context) -> {
                      throw new IllegalStateException("broken");
                    })
                .ordered()
                .retry(RetryPolicy.none().withDelayed(3, Backoff.fixed(Duration.ofHours(1)))));
    belt.queue.bring(belt.parcel("1", "k", 1));
    belt.handle();
    assertThat(belt.queue.settles).as("held, so that none of its key overtakes it").isEmpty();

    belt.consumer.stop(DEADLINE);

    assertThat(belt.queue.settled()).containsExactly(List.of("1"));
    assertThat(belt.queue.settles.get(0)).allMatch(StoppingTest::isGivenBack);
  }

  @Test
  void aHandlerIsInterruptedASecondBeforeTheDeadlineSoThatItCanReturn() {
    Belt early = atWork();
    early.consumer.stop(DEADLINE);
    early.time.advance(Duration.ofSeconds(19).minus(NANO));
    early.handle();
    Belt late = atWork();
    late.consumer.stop(DEADLINE);
    late.time.advance(Duration.ofSeconds(19));
    late.handle();

    assertThat(interrupted).containsExactly(false, true);
  }

  @Test
  void ofAShortDeadlineATenthIsLeftForThat() {
    Belt early = atWork();
    early.consumer.stop(Duration.ofSeconds(5));
    early.time.advance(Duration.ofMillis(4_500).minus(NANO));
    early.handle();
    Belt late = atWork();
    late.consumer.stop(Duration.ofSeconds(5));
    late.time.advance(Duration.ofMillis(4_500));
    late.handle();

    assertThat(interrupted).containsExactly(false, true);
  }

  @Test
  void whatStillRunsAtTheDeadlineIsGivenBackAndNotSettledAfterwards() {
    Belt belt = atWork();
    Stopping.Stopped stopped = belt.consumer.stop(DEADLINE);
    belt.time.advance(DEADLINE.minus(NANO));
    assertThat(stopped.handled()).isNotCompleted();

    belt.time.advance(NANO);

    assertThat(stopped.handled()).isCompleted();
    assertThat(belt.queue.settled()).containsExactly(List.of("1"));
    assertThat(belt.queue.settles.get(0)).allMatch(StoppingTest::isGivenBack);
    belt.handle();
    belt.queue.answerSettle(CONFIRMED);
    assertThat(belt.queue.settles).hasSize(1);
    assertThat(belt.seen(Signal.Released.class)).hasSize(1);
  }

  @Test
  void aReceiveThatIsOpenDoesNotHoldTheStopUpAndWhatItBringsIsGivenBack() {
    Belt belt = Belt.of(subscription());
    Stopping.Stopped stopped = belt.consumer.stop(DEADLINE);
    assertThat(stopped.handled()).isCompleted();
    assertThat(stopped.released()).isNotCompleted();

    belt.queue.bring(belt.parcels(1, 2));

    assertThat(belt.atWork()).isZero();
    assertThat(belt.queue.settled()).containsExactly(List.of("1", "2"));
    assertThat(belt.queue.settles.get(0)).allMatch(StoppingTest::isGivenBack);
    assertThat(stopped.released()).isNotCompleted();
    belt.queue.answerSettle(CONFIRMED);
    assertThat(stopped.released()).isCompleted();
    assertThat(belt.queue.open()).as("nothing is asked for any more").isZero();
  }

  @Test
  void aSecondStopChangesNothing() {
    Belt belt = atWork();
    belt.consumer.stop(DEADLINE);

    Stopping.Stopped again = belt.consumer.stop(NANO);
    belt.time.advance(DEADLINE.minus(NANO));

    assertThat(again.handled()).isNotCompleted();
    assertThat(belt.queue.closes()).isEqualTo(1);
  }
}
