package io.sealane.consume.pipeline;

import static io.sealane.consume.pipeline.Belt.CONFIRMED;
import static io.sealane.consume.pipeline.Belt.LEASE;
import static io.sealane.consume.pipeline.Belt.NANO;
import static io.sealane.consume.pipeline.Belt.SECOND;
import static io.sealane.consume.pipeline.Belt.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.consume.EventContext;
import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.observe.Signal;
import io.sealane.transport.receive.LeaseResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeasesTest {

  private static final LeaseResult BUSY =
      new LeaseResult.Failed(Failure.of(Kind.TRANSIENT, "busy"));

  private final List<Boolean> interrupted = new ArrayList<>();

  /** With one handler at work, which notes whether it is interrupted. */
  private Belt atWork() {
    return atWork(LEASE, Duration.ofHours(1));
  }

  private Belt atWork(Duration lease, Duration max) {
    Belt belt =
        Belt.of(
            subscription(
                    (parcel, context) -> interrupted.add(Thread.currentThread().isInterrupted()))
                .lease(lease, max));
    belt.queue.bring(belt.parcels(1, 1));
    return belt;
  }

  private static List<String> lost(Belt belt) {
    return belt.seen(Signal.LeaseLost.class).stream().map(Signal.LeaseLost::reason).toList();
  }

  @Test
  void aLeaseIsExtendedWhenAThirdOfItIsLeft() {
    Belt belt = atWork();

    belt.time.advance(Duration.ofSeconds(20).minus(NANO));
    assertThat(belt.queue.extended()).isEmpty();
    belt.time.advance(NANO);
    assertThat(belt.queue.extended()).containsExactly(List.of("1"));
    belt.time.advance(Duration.ofSeconds(2));
    belt.queue.answerExtension(CONFIRMED);
    assertThat(belt.seen(Signal.LeasesExtended.class))
        .containsExactly(new Signal.LeasesExtended("belt", 1));

    // The broker counts from when it was asked at the earliest, which is what is certain.
    belt.time.advance(Duration.ofSeconds(18).minus(NANO));
    assertThat(belt.queue.extensions).hasSize(1);
    belt.time.advance(NANO);
    assertThat(belt.queue.extensions).hasSize(2);
  }

  @Test
  void whatIsAThirdThroughGoesAlongWithTheFirstThatIsDue() {
    Belt belt = atWork();
    belt.time.advance(Duration.ofSeconds(10));
    belt.queue.bring(belt.parcels(2, 1));
    belt.time.advance(NANO);
    belt.queue.bring(belt.parcels(3, 1));

    belt.time.advance(Duration.ofSeconds(10).minus(NANO));

    assertThat(belt.queue.extended()).containsExactly(List.of("1", "2"));
  }

  @Test
  void noCallHasMoreEntriesThanTheBrokerTakes() {
    Belt belt = Belt.of(subscription(), Belt.settlingAtMost(2));
    belt.queue.bring(belt.parcels(1, 5));

    belt.time.advance(Duration.ofSeconds(20));

    assertThat(belt.queue.extended())
        .containsExactly(List.of("1", "2"), List.of("3", "4"), List.of("5"));
  }

  @Test
  void anExtensionThatFailsIsTriedAgainUntilTheLeaseEnds() {
    Belt belt = atWork();
    Duration between = Duration.ofMillis(2_500);
    belt.time.advance(Duration.ofSeconds(20));

    belt.queue.answerExtension(BUSY);
    belt.time.advance(between.minus(NANO));
    assertThat(belt.queue.extensions).hasSize(1);
    belt.time.advance(NANO);
    assertThat(belt.queue.extensions).hasSize(2);
    belt.queue.answerExtension(BUSY);
    belt.time.advance(between);
    belt.queue.answerExtension(BUSY);
    belt.time.advance(between);
    belt.queue.answerExtension(BUSY);
    belt.time.advance(between.minus(NANO));
    assertThat(lost(belt)).isEmpty();
    belt.time.advance(NANO);

    assertThat(lost(belt)).containsExactly("it could not be extended");
    belt.handle();
    assertThat(interrupted).as("a handler whose work is of no use is told").containsExactly(true);
    assertThat(belt.queue.settles).as("nothing is settled that is not ours").isEmpty();
  }

  @Test
  void anExtensionWithoutAnAnswerDoesNotKeepALeaseFromEnding() {
    Belt belt = atWork();

    belt.time.advance(LEASE.minus(NANO));
    assertThat(lost(belt)).isEmpty();
    belt.time.advance(NANO);

    assertThat(belt.queue.extensions).hasSize(1);
    assertThat(lost(belt)).containsExactly("it could not be extended");
  }

  @Test
  void aLeaseThatSomebodyElseHasIsLostAtOnce() {
    Belt belt = atWork();
    belt.time.advance(Duration.ofSeconds(20));

    belt.queue.answerExtension(new LeaseResult.Lost("the receipt is stale"));

    assertThat(lost(belt)).containsExactly("the receipt is stale");
    belt.handle();
    assertThat(interrupted).containsExactly(true);
  }

  @Test
  void whatWasHandledThoughItsLeaseWasLostIsNotHandledAgain() {
    Belt belt = atWork();
    belt.time.advance(Duration.ofSeconds(20));
    belt.queue.answerExtension(new LeaseResult.Lost("the receipt is stale"));
    belt.queue.bring(belt.parcel("1", null, 2));
    assertThat(belt.atWork()).as("one of a message at a time").isEqualTo(1);

    belt.handle();

    assertThat(belt.atWork()).isZero();
    assertThat(interrupted).hasSize(1);
    assertThat(belt.queue.settled()).containsExactly(List.of("1"));
  }

  @Test
  void aLeaseAtTheBrokersMaximumIsHeldUntilItEndsAndNotAskedFor() {
    Belt belt = atWork();
    belt.time.advance(Duration.ofSeconds(20));

    belt.queue.answerExtension(new LeaseResult.AtMaximum());
    belt.time.advance(Duration.ofSeconds(10).minus(NANO));
    assertThat(lost(belt)).isEmpty();
    belt.time.advance(NANO);

    assertThat(belt.queue.extensions).hasSize(1);
    assertThat(lost(belt)).containsExactly("its longest time is over");
  }

  @Test
  void nothingIsHeldForLongerThanTheSubscriptionSays() {
    Belt belt = atWork(LEASE, Duration.ofSeconds(60));

    belt.time.advance(Duration.ofSeconds(20));
    belt.queue.answerExtension(CONFIRMED);
    belt.time.advance(LEASE.minus(NANO));
    assertThat(belt.queue.extensions).as("70 seconds would be too long").hasSize(1);
    assertThat(lost(belt)).isEmpty();
    belt.time.advance(NANO);

    assertThat(lost(belt)).containsExactly("its longest time is over");
  }

  @Test
  void aHandlerKnowsHowMuchOfTheLeaseIsLeft() {
    List<Duration> left = new ArrayList<>();
    Belt belt = Belt.of(subscription((parcel, context) -> left.add(remaining(context))));
    belt.queue.bring(belt.parcels(1, 1));
    belt.time.advance(SECOND);

    belt.handle();

    assertThat(left).containsExactly(LEASE.minus(SECOND));
  }

  private static Duration remaining(EventContext context) {
    return context.leaseRemaining();
  }

  @Test
  void thereIsOneTimerForAllThatIsHeldAndNoneForNothing() {
    Belt belt = Belt.of(subscription());
    belt.queue.bring(belt.parcels(1, 10));
    assertThat(belt.time.scheduled()).isEqualTo(1);

    for (int i = 0; i < 10; i++) {
      belt.handle();
    }
    belt.queue.answerSettle(CONFIRMED);

    assertThat(belt.time.scheduled()).isZero();
  }
}
