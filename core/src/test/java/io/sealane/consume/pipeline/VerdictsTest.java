package io.sealane.consume.pipeline;

import static io.sealane.consume.pipeline.Belt.CONFIRMED;
import static io.sealane.consume.pipeline.Belt.NANO;
import static io.sealane.consume.pipeline.Belt.SECOND;
import static io.sealane.consume.pipeline.Belt.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.consume.Disposition;
import io.sealane.consume.RetryPolicy;
import io.sealane.consume.Subscription;
import io.sealane.error.Failure;
import io.sealane.observe.Health;
import io.sealane.observe.Signal;
import io.sealane.time.Backoff;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.Settlement;
import io.sealane.transport.send.SendResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictsTest {

  private static final SendResult REFUSED =
      new SendResult.Rejected(Failure.of(Failure.Kind.TRANSIENT, "full"));

  private static final SendResult TOO_LARGE =
      new SendResult.Rejected(Failure.of(Failure.Kind.INVALID, "too large"));

  private final List<String> tried = new ArrayList<>();
  private boolean broken = true;

  private Subscription failing(RetryPolicy retry) {
    return subscription(
            (parcel, context) -> {
              tried.add(parcel.id() + "/" + context.attempt());
              if (broken) {
                throw new IllegalStateException("broken");
              }
            })
        .retry(retry);
  }

  private static RetryPolicy twice() {
    return RetryPolicy.none().withDelayed(1, Backoff.fixed(Duration.ofSeconds(9)));
  }

  private static RetryPolicy waiting() {
    return RetryPolicy.none()
        .withDelayed(1, new Backoff(SECOND, Duration.ofMinutes(1), 2.0, 0.0))
        .pausingOn(IllegalStateException.class);
  }

  @Test
  void whereOrderIsKeptTheFirstOfAKeyIsTriedAgainBeforeTheOthersStart() {
    Belt belt = Belt.of(failing(twice()).ordered());
    belt.queue.bring(belt.parcel("1", "k", 1), belt.parcel("2", "k", 1));

    belt.handle();
    belt.time.advance(Duration.ofSeconds(9).minus(NANO));
    assertThat(belt.atWork()).isZero();
    belt.time.advance(NANO);
    broken = false;
    belt.handle();
    belt.handle();

    assertThat(tried).containsExactly("1/1", "1/2", "2/1");
    assertThat(belt.letters.letters).isEmpty();
  }

  @Test
  void whatWasTriedAsOftenAsThePolicySaysBecomesADeadLetterBeforeItIsSettled() {
    Belt belt = Belt.of(failing(twice()));
    belt.queue.bring(belt.parcel("1", null, 2));

    belt.handle();

    assertThat(belt.letters.letters)
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.cause().reason()).isEqualTo(DeadLetter.Reason.EXHAUSTED);
              assertThat(letter.cause().attempts()).isEqualTo(2);
            });
    assertThat(belt.queue.settles.get(0).get(0)).isInstanceOf(Settlement.Done.class);
    assertThat(belt.seen(Signal.DeadLettered.class)).hasSize(1);
  }

  @Test
  void aDeliveryThatWasGivenBackUntriedIsNotCountedAsAnAttempt() {
    Belt belt = Belt.of(failing(twice()));
    belt.consumer.pause("maintenance");
    belt.queue.bring(belt.parcel("1", null, 1));
    belt.queue.answerSettle(CONFIRMED);
    belt.consumer.resume();

    belt.queue.bring(belt.parcel("1", null, 2));
    belt.handle();

    assertThat(tried).containsExactly("1/1");
    assertThat(belt.letters.letters).isEmpty();
  }

  @Test
  void aLetterThatCannotBeKeptIsTriedThreeTimesAndThenItsSourceComesAgain() {
    Belt belt = Belt.of(failing(RetryPolicy.none()));
    belt.letters.answering(letter -> REFUSED);
    belt.queue.bring(belt.parcels(1, 1));

    belt.handle();
    belt.time.advance(SECOND);
    assertThat(belt.letters.letters).hasSize(2);
    assertThat(belt.queue.settles).isEmpty();
    belt.time.advance(SECOND);

    assertThat(belt.letters.letters).hasSize(3);
    assertThat(belt.queue.settles.get(0).get(0))
        .isInstanceOfSatisfying(
            Settlement.Release.class,
            release ->
                assertThat(release.delay())
                    .isBetween(Duration.ofMillis(1_500), Duration.ofSeconds(2)));
    assertThat(belt.seen(Signal.NotDeadLettered.class))
        .hasSize(3)
        .allMatch(signal -> signal.failure().reason().equals("full"));
  }

  @Test
  void aLetterThatCanNeverBeKeptHoldsNoKeyAndItsSourceComesAgainLaterAndLater() {
    Belt belt = Belt.of(failing(RetryPolicy.none()).ordered());
    belt.letters.answering(letter -> TOO_LARGE);
    belt.queue.bring(belt.parcel("1", "k", 1), belt.parcel("2", "k", 1));

    belt.handle();
    assertThat(delayOfRelease(belt, 0)).isBetween(Duration.ofMillis(375), Duration.ofMillis(500));
    broken = false;
    belt.handle();
    belt.queue.answerSettle(CONFIRMED);
    belt.queue.answerSettle(CONFIRMED);
    belt.queue.bring(belt.parcel("1", "k", 2));

    assertThat(tried)
        .as("it holds up nobody, and is not handled again")
        .containsExactly("1/1", "2/1");
    assertThat(delayOfRelease(belt, belt.queue.settles.size() - 1))
        .isBetween(Duration.ofMillis(750), Duration.ofSeconds(1));
    assertThat(belt.seen(Signal.NotDeadLettered.class))
        .hasSize(2)
        .allMatch(signal -> signal.failure().kind() == Failure.Kind.INVALID);
  }

  private static Duration delayOfRelease(Belt belt, int settle) {
    return ((Settlement.Release) belt.queue.settles.get(settle).get(0)).delay();
  }

  @Test
  void whatWasGivenUpIsNotHandledAgainWhenItComesAgain() {
    Belt belt = Belt.of(failing(RetryPolicy.none()));
    belt.letters.answering(letter -> REFUSED);
    belt.queue.bring(belt.parcels(1, 1));
    belt.handle();
    belt.time.advance(SECOND);
    belt.time.advance(SECOND);
    belt.queue.answerSettle(CONFIRMED);

    belt.letters.answering(letter -> new SendResult.Accepted("kept"));
    belt.queue.bring(belt.parcel("1", null, 2));

    assertThat(tried).containsExactly("1/1");
    assertThat(belt.letters.letters).hasSize(4);
    assertThat(belt.seen(Signal.DeadLettered.class)).hasSize(1);
    assertThat(belt.queue.settles.get(1).get(0)).isInstanceOf(Settlement.Done.class);
  }

  @Test
  void whileSomethingDownstreamIsDownOneTriesAloneAndAttemptsAreNotUsedUp() {
    Belt belt = Belt.of(failing(waiting()));
    belt.queue.bring(belt.parcels(1, 3));

    belt.handle();
    belt.handle();
    belt.handle();
    assertThat(belt.consumer.health())
        .isEqualTo(
            new Health(Health.State.PAUSED, "waits for: java.lang.IllegalStateException: broken"));
    assertThat(belt.atWork()).isZero();
    belt.time.advance(SECOND.minus(NANO));
    assertThat(belt.atWork()).isZero();
    belt.time.advance(NANO);
    assertThat(belt.atWork()).as("one tries").isEqualTo(1);

    belt.handle();
    belt.time.advance(Duration.ofSeconds(2).minus(NANO));
    assertThat(belt.atWork()).as("a longer wait the second time").isZero();
    belt.time.advance(NANO);
    broken = false;
    belt.handle();
    assertThat(belt.atWork()).as("the others follow").isEqualTo(2);
    belt.handle();
    belt.handle();

    assertThat(tried).hasSize(7).allMatch(attempt -> attempt.endsWith("/1"));
    assertThat(belt.consumer.health()).isEqualTo(Health.UP);
    assertThat(belt.letters.letters).isEmpty();
    assertThat(belt.queue.settles).as("nothing was given back meanwhile").hasSize(1);
  }

  @Test
  void afterAnOutageThatIsOverTheNextOneBeginsWithTheFirstWait() {
    Belt belt = Belt.of(failing(waiting()));
    belt.queue.bring(belt.parcels(1, 1));
    belt.handle();
    belt.time.advance(SECOND);
    broken = false;
    belt.handle();

    broken = true;
    belt.queue.bring(belt.parcels(2, 1));
    belt.handle();
    belt.time.advance(SECOND);

    assertThat(belt.atWork()).isEqualTo(1);
  }

  @Test
  void aMessageThatASubscriptionWantsToStopAtPausesItAndStaysInTheQueue() {
    Belt belt = Belt.of(failing(twice()).undecodable(Disposition.FAIL));
    belt.queue.bring(
        new Delivery("bad", null, new byte[] {'?'}, Map.of(), 1, null), belt.parcel("1"));

    belt.handle();

    assertThat(belt.consumer.health().state()).isEqualTo(Health.State.PAUSED);
    assertThat(belt.consumer.health().reason()).startsWith("UNDECODABLE: ");
    assertThat(belt.letters.letters).isEmpty();
    belt.handle();
    assertThat(belt.queue.settles.stream().flatMap(List::stream))
        .allMatch(Settlement.Release.class::isInstance);
  }
}
