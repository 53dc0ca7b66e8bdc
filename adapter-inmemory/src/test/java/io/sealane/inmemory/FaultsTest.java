package io.sealane.inmemory;

import static io.sealane.inmemory.Bench.backlog;
import static io.sealane.inmemory.Bench.done;
import static io.sealane.inmemory.Bench.extend;
import static io.sealane.inmemory.Bench.message;
import static io.sealane.inmemory.Bench.now;
import static io.sealane.inmemory.Bench.poll;
import static io.sealane.inmemory.Bench.queue;
import static io.sealane.inmemory.Bench.take;
import static io.sealane.inmemory.Bench.takeIds;
import static io.sealane.inmemory.Bench.takeOne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.error.Failure;
import io.sealane.inmemory.Trouble.Kind;
import io.sealane.transport.Preparation;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.receive.Backlog;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Each kind of fault, asked for once. */
class FaultsTest {
  private static final long SEED = 1;

  private final Bench bench = new Bench(Trouble.seeded(SEED));
  private final Faults faults = bench.transport.faults();
  private final Receiver receiver = bench.receiver(queue("delivery"));

  @Test
  void aSendIsRejectedAndNothingArrives() {
    faults.next(Kind.SEND_REJECTED);

    List<SendResult> results = now(bench.sendAll("1", "2"));

    assertThat(results)
        .hasExactlyElementsOfTypes(SendResult.Rejected.class, SendResult.Accepted.class);
    assertThat(((SendResult.Rejected) results.get(0)).failure().isRetryable()).isTrue();
    assertThat(takeIds(receiver, 10)).containsExactly("2");
  }

  @Test
  void aSendIsThrottledWithATimeToWait() {
    faults.next(Kind.SEND_THROTTLED);

    SendResult result = now(bench.sendAll("1")).get(0);

    Failure failure = ((SendResult.Rejected) result).failure();
    assertThat(failure.kind()).isEqualTo(Failure.Kind.THROTTLED);
    assertThat(failure.retryAfter()).isPositive();
    assertThat(takeIds(receiver, 10)).isEmpty();
  }

  @Test
  void aSendIsAcceptedAndItsAnswerGetsLost() {
    faults.next(Kind.SEND_UNKNOWN);

    assertThat(now(bench.sendAll("1"))).hasOnlyElementsOfType(SendResult.Unknown.class);

    assertThat(takeIds(receiver, 10)).containsExactly("1");
  }

  @Test
  void aSendGetsLostAndNoAnswerComes() {
    faults.next(Kind.SEND_LOST);

    assertThat(now(bench.sendAll("1"))).hasOnlyElementsOfType(SendResult.Unknown.class);

    assertThat(takeIds(receiver, 10)).isEmpty();
  }

  @Test
  void aReceiveFailsAndTakesNothing() {
    bench.sendAll("1");
    faults.next(Kind.RECEIVE_FAILED);

    assertThat(now(poll(receiver, 10, Duration.ZERO))).isInstanceOf(ReceiveResult.Failed.class);

    assertThat(takeOne(receiver).receiveCount()).isEqualTo(1);
  }

  @Test
  void theAnswerToAReceiveGetsLostAndItsMessagesComeAfterTheirLease() {
    faults.next(Kind.RECEIVE_LOST);
    assertThat(take(receiver, 10)).isEmpty();
    bench.sendAll("1");

    assertThat(now(poll(receiver, 10, Duration.ZERO))).isInstanceOf(ReceiveResult.Failed.class);

    assertThat(backlog(receiver)).isEqualTo(new Backlog(0, 0, 1));
    bench.time.advance(Bench.LEASE);
    assertThat(takeOne(receiver).receiveCount()).isEqualTo(2);
  }

  @Test
  void aDuplicateIsWithASecondReceiverAtTheSameTime() {
    faults.next(Kind.DUPLICATED);
    bench.sendAll("1");

    Delivery first = takeOne(receiver);
    Delivery second = takeOne(bench.transport.receiver(queue("delivery")));

    assertThat(second.messageId()).isEqualTo(first.messageId());
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.receiveCount()).isEqualTo(1);
    assertThat(done(receiver, first)).isInstanceOf(LeaseResult.Confirmed.class);
    assertThat(done(receiver, second)).isInstanceOf(LeaseResult.Confirmed.class);
    assertThat(backlog(receiver).isEmpty()).isTrue();
  }

  @Test
  void aDuplicateOnAnOrderedQueueComesBehindItsOriginalAndBeforeTheNextOfTheKey() {
    Receiver ordered = bench.receiver(Bench.orderedQueue("ordered"));
    faults.next(Kind.DUPLICATED, "ordered");
    bench.sendKeyed("a1", "a2");

    Delivery first = takeOne(ordered);
    assertThat(take(ordered, 10)).isEmpty();
    done(ordered, first);

    assertThat(takeIds(ordered, 10)).containsExactly("a1", "a2");
  }

  @Test
  void aMessageComesAfterOthersThatWereSentLater() {
    faults.next(Kind.REORDERED);
    bench.sendAll("1");
    assertThat(takeIds(receiver, 10)).as("nothing to be overtaken by").containsExactly("1");

    bench.sendAll("2", "3", "4");

    assertThat(takeIds(receiver, 1)).containsExactly("3");
    List<Delivery> rest = take(receiver, 10);
    assertThat(Bench.ids(rest)).containsExactly("4", "2");
    assertThat(rest).extracting(Delivery::receiveCount).containsOnly(1);
  }

  @Test
  void anOrderedQueueIsNotReordered() {
    Receiver ordered = bench.receiver(Bench.orderedQueue("ordered"));
    faults.begin(Kind.REORDERED);

    bench.sendKeyed("a1", "a2", "b1");

    assertThat(takeIds(ordered, 10)).containsExactly("a1", "a2", "b1");
  }

  @Test
  void aDelayedMessageWakesTheOpenReceiveWhenItsTimeHasCome() {
    CompletionStage<ReceiveResult> open = poll(receiver, 10, Duration.ofSeconds(20));
    faults.next(Kind.DELAYED);

    bench.sendAll("1");

    assertThat(Bench.isDone(open)).isFalse();
    assertThat(backlog(receiver)).isEqualTo(new Backlog(0, 1, 0));
    bench.time.advance(Duration.ofSeconds(2));
    assertThat(Bench.ids(Bench.deliveries(open))).containsExactly("1");
    assertThat(Bench.deliveries(open).get(0).receiveCount()).isEqualTo(1);
  }

  @Test
  void aReceiveWhoseMessagesAreAllDelayedEndsWithItsWait() {
    faults.next(Kind.DELAYED);
    bench.sendAll("1");

    CompletionStage<ReceiveResult> open = poll(receiver, 10, Duration.ofNanos(1));
    bench.time.advance(Duration.ofNanos(1));

    assertThat(Bench.deliveries(open)).isEmpty();
  }

  @Test
  void aDelayOnAnOrderedQueueHoldsBackItsKeyAndNoOther() {
    Receiver ordered = bench.receiver(Bench.orderedQueue("ordered"));
    faults.next(Kind.DELAYED, "ordered");
    bench.sendKeyed("a1", "a2", "b1", "a3");

    assertThat(takeIds(ordered, 10)).containsExactly("b1");

    bench.time.advance(Duration.ofSeconds(2));
    List<Delivery> later = take(ordered, 10);
    assertThat(Bench.ids(later)).containsExactly("a1", "a2", "a3");
    assertThat(later).extracting(Delivery::receiveCount).containsOnly(1);
  }

  @Test
  void aDamagedMessageComesBesidesTheGoodOne() {
    faults.next(Kind.CORRUPTED);
    bench.sendAll("some text");

    Delivery good = takeOne(receiver);
    Delivery damaged = takeOne(receiver);

    assertThat(Bench.id(good)).isEqualTo("some text");
    assertThat(damaged.body()).hasSameSizeAs(good.body()).isNotEqualTo(good.body());
    assertThat(damaged.attributes()).isEqualTo(good.attributes());
    assertThat(take(receiver, 10)).isEmpty();
  }

  @Test
  void aLeaseEndsBeforeItsTime() {
    faults.next(Kind.LEASE_CUT);
    bench.sendAll("1");
    Delivery held = takeOne(receiver);

    bench.time.advance(Bench.LEASE.minusNanos(1));

    assertThat(takeOne(receiver).receiveCount()).isEqualTo(2);
    assertThat(done(receiver, held)).isInstanceOf(LeaseResult.Lost.class);
  }

  @Test
  void aSettlementIsConfirmedAndHasNoEffect() {
    faults.next(Kind.SETTLE_IGNORED);
    bench.sendAll("1");

    assertThat(done(receiver, takeOne(receiver))).isInstanceOf(LeaseResult.Confirmed.class);

    assertThat(backlog(receiver)).isEqualTo(new Backlog(0, 0, 1));
  }

  @Test
  void aSettlementFailsAndHasNoEffect() {
    faults.next(Kind.SETTLE_FAILED);
    bench.sendAll("1");

    assertThat(done(receiver, takeOne(receiver))).isInstanceOf(LeaseResult.Failed.class);

    assertThat(backlog(receiver)).isEqualTo(new Backlog(0, 0, 1));
  }

  @Test
  void aSettlementHasItsEffectAndTheAnswerGetsLost() {
    faults.next(Kind.SETTLE_UNANSWERED);
    bench.sendAll("1");

    assertThat(done(receiver, takeOne(receiver))).isInstanceOf(LeaseResult.Failed.class);

    assertThat(backlog(receiver).isEmpty()).isTrue();
  }

  @Test
  void anExtensionFailsForOneEntryAndHasNoEffect() {
    bench.sendAll("1", "2");
    List<Delivery> held = take(receiver, 2);
    faults.next(Kind.EXTEND_FAILED);

    assertThat(now(receiver.extend(held, Bench.LEASE.plusSeconds(1))))
        .hasExactlyElementsOfTypes(LeaseResult.Failed.class, LeaseResult.Confirmed.class);

    bench.time.advance(Bench.LEASE);
    assertThat(takeIds(receiver, 10)).containsExactly("1");
    assertThat(extend(receiver, held.get(1), Bench.LEASE))
        .isInstanceOf(LeaseResult.Confirmed.class);
  }

  @Test
  void aDeadLetterIsNotKept() {
    DeadLetterQueue letters = bench.transport.deadLetters(queue("delivery"));
    faults.next(Kind.DEAD_LETTER_REJECTED, "delivery");

    assertThat(now(letters.add(letter()))).isInstanceOf(SendResult.Rejected.class);

    assertThat(now(letters.list(Selection.all()))).isEmpty();
    assertThat(now(letters.add(letter()))).isInstanceOf(SendResult.Accepted.class);
  }

  @Test
  void aDeadLetterIsKeptAndTheAnswerGetsLost() {
    DeadLetterQueue letters = bench.transport.deadLetters(queue("delivery"));
    faults.next(Kind.DEAD_LETTER_UNKNOWN);

    assertThat(now(letters.add(letter()))).isInstanceOf(SendResult.Unknown.class);

    assertThat(now(letters.list(Selection.all()))).hasSize(1);
    assertThat(now(letters.redrive(Selection.all(), 1).completion())).isEqualTo(1);
    assertThat(now(letters.discard(Selection.all()))).isZero();
  }

  @Test
  void aPreparationMeetsAnOutage() {
    faults.next(Kind.PREPARE_FAILED);

    Preparation preparation = now(bench.transport.prepare(Bench.topology(queue("new"))));

    assertThat(preparation.problems()).isEmpty();
    assertThat(preparation.outage())
        .isEqualTo(Failure.of(Failure.Kind.TRANSIENT, "trouble: the broker is not there"));
    assertThat(now(bench.transport.prepare(Bench.topology()))).isEqualTo(Preparation.READY);
  }

  @Test
  void aFaultThatWasAskedForInOnePlaceStrikesThereAndOnce() {
    Receiver other = bench.receiver(queue("logistics"));
    faults.next(Kind.SETTLE_FAILED, "logistics");
    bench.sendAll("1", "2");

    assertThat(done(receiver, takeOne(receiver))).isInstanceOf(LeaseResult.Confirmed.class);
    assertThat(done(other, takeOne(other))).isInstanceOf(LeaseResult.Failed.class);
    assertThat(done(other, takeOne(other))).isInstanceOf(LeaseResult.Confirmed.class);
    assertThat(faults.hits()).isEqualTo(Map.of(Kind.SETTLE_FAILED, 1L));
  }

  @Test
  void aFaultThatBeganStrikesUntilItEnds() {
    faults.begin(Kind.SEND_REJECTED);
    assertThat(now(bench.sendAll("1", "2"))).hasOnlyElementsOfType(SendResult.Rejected.class);

    faults.end(Kind.SEND_REJECTED);

    assertThat(now(bench.sendAll("3"))).hasOnlyElementsOfType(SendResult.Accepted.class);
    assertThat(faults.hits(Kind.SEND_REJECTED)).isEqualTo(2);
    assertThat(faults.hits(Kind.DELAYED)).isZero();
  }

  @Test
  void calmForgetsWhatWasAskedFor() {
    faults.begin(Kind.SEND_REJECTED);
    faults.next(Kind.RECEIVE_FAILED);

    faults.calm();

    bench.sendAll("1");
    assertThat(takeIds(receiver, 1)).containsExactly("1");
  }

  @Test
  void aTransportWithoutTroubleHasNoFaults() {
    assertThatThrownBy(InMemoryTransport.create()::faults)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "this transport has no faults; ask for withTrouble(Trouble.seeded(...)) before use");
  }

  @Test
  void inTroubleTheEntriesOfABatchFailOneByOne() {
    assertThat(bench.transport.capabilities().sending().onePerKey()).isTrue();
    assertThat(InMemoryTransport.create().capabilities().sending().onePerKey()).isFalse();
  }

  private DeadLetter letter() {
    DeadLetter.Cause cause =
        new DeadLetter.Cause(
            DeadLetter.Reason.EXHAUSTED, "x", 1, bench.time.instant(), bench.time.instant());
    return new DeadLetter("m1", "1", "t", "delivery", null, message("1").body(), Map.of(), cause);
  }
}
