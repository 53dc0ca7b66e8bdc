package io.sealane.inmemory;

import static io.sealane.inmemory.Bench.backlog;
import static io.sealane.inmemory.Bench.done;
import static io.sealane.inmemory.Bench.extend;
import static io.sealane.inmemory.Bench.isDone;
import static io.sealane.inmemory.Bench.poll;
import static io.sealane.inmemory.Bench.queue;
import static io.sealane.inmemory.Bench.release;
import static io.sealane.inmemory.Bench.take;
import static io.sealane.inmemory.Bench.takeIds;
import static io.sealane.inmemory.Bench.takeOne;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.error.Failure;
import io.sealane.transport.receive.Backlog;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class LeaseTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Bench bench = new Bench();
  private final Receiver receiver = bench.receiver(queue("delivery"));

  @Test
  void aHeldMessageIsWithNobodyElse() {
    bench.sendAll("1");

    assertThat(takeIds(receiver, 10)).containsExactly("1");
    assertThat(takeIds(receiver, 10)).isEmpty();
    assertThat(backlog(receiver)).isEqualTo(new Backlog(0, 0, 1));
  }

  @Test
  void aDoneMessageIsNotDeliveredAgain() {
    bench.sendAll("1");

    assertThat(done(receiver, takeOne(receiver))).isInstanceOf(LeaseResult.Confirmed.class);

    bench.time.advance(Duration.ofDays(2));
    assertThat(takeIds(receiver, 10)).isEmpty();
    assertThat(backlog(receiver).isEmpty()).isTrue();
  }

  @Test
  void aMessageComesAgainWhenItsLeaseEndsAndNotBefore() {
    bench.sendAll("1");
    Delivery first = takeOne(receiver);

    bench.time.advance(Bench.LEASE.minusNanos(1));
    assertThat(take(receiver, 1)).isEmpty();
    bench.time.advance(Duration.ofNanos(1));
    Delivery second = takeOne(receiver);

    assertThat(first.receiveCount()).isEqualTo(1);
    assertThat(second.receiveCount()).isEqualTo(2);
    assertThat(second.messageId()).isEqualTo(first.messageId());
    assertThat(second.sentAt()).isEqualTo(first.sentAt());
  }

  @Test
  void anEndedLeaseWakesAnOpenReceive() {
    bench.sendAll("1");
    takeOne(receiver);
    bench.time.advance(Bench.LEASE.minusSeconds(5));
    CompletionStage<ReceiveResult> waiting = poll(receiver, 1, SECOND.multipliedBy(20));

    bench.time.advance(SECOND.multipliedBy(5).minusNanos(1));
    assertThat(isDone(waiting)).isFalse();
    bench.time.advance(Duration.ofNanos(1));

    assertThat(Bench.deliveries(waiting)).hasSize(1);
  }

  @Test
  void aStaleReceiptChangesNothing() {
    bench.sendAll("1");
    Delivery stale = takeOne(receiver);
    bench.time.advance(Bench.LEASE);
    Delivery current = takeOne(receiver);

    assertThat(done(receiver, stale)).isInstanceOf(LeaseResult.Lost.class);
    assertThat(release(receiver, stale, Duration.ZERO)).isInstanceOf(LeaseResult.Lost.class);
    assertThat(extend(receiver, stale, SECOND)).isInstanceOf(LeaseResult.Lost.class);

    assertThat(backlog(receiver)).isEqualTo(new Backlog(0, 0, 1));
    bench.time.advance(Bench.LEASE.minusNanos(1));
    assertThat(done(receiver, current)).isInstanceOf(LeaseResult.Confirmed.class);
  }

  @Test
  void aReceiptIsStaleFromTheEndOfItsLeaseOnEvenIfNobodyElseCame() {
    bench.sendAll("1");
    Delivery held = takeOne(receiver);

    bench.time.advance(Bench.LEASE);

    assertThat(done(receiver, held)).isInstanceOf(LeaseResult.Lost.class);
    assertThat(backlog(receiver)).isEqualTo(new Backlog(1, 0, 0));
  }

  @Test
  void settlingTwiceIsHarmless() {
    bench.sendAll("1", "2");
    Delivery first = takeOne(receiver);
    done(receiver, first);

    assertThat(done(receiver, first)).isInstanceOf(LeaseResult.Lost.class);
    assertThat(release(receiver, first, Duration.ZERO)).isInstanceOf(LeaseResult.Lost.class);

    assertThat(backlog(receiver)).isEqualTo(new Backlog(1, 0, 0));
  }

  @Test
  void aDeliveryOfAnotherQueueCannotBeSettledHere() {
    Receiver other = bench.receiver(queue("logistics"));
    bench.sendAll("1");
    takeOne(receiver);
    Delivery foreign = takeOne(other);

    assertThat(done(receiver, foreign)).isInstanceOf(LeaseResult.Lost.class);

    assertThat(backlog(receiver)).isEqualTo(new Backlog(0, 0, 1));
    assertThat(backlog(other)).isEqualTo(new Backlog(0, 0, 1));
  }

  @Test
  void aReleasedMessageIsThereAtOnce() {
    bench.sendAll("1");

    release(receiver, takeOne(receiver), Duration.ZERO);

    assertThat(takeOne(receiver).receiveCount()).isEqualTo(2);
  }

  @Test
  void aMessageReleasedWithADelayIsHiddenForThatLong() {
    bench.sendAll("1");

    release(receiver, takeOne(receiver), SECOND);

    assertThat(backlog(receiver)).isEqualTo(new Backlog(0, 1, 0));
    bench.time.advance(SECOND.minusNanos(1));
    assertThat(take(receiver, 1)).isEmpty();
    bench.time.advance(Duration.ofNanos(1));
    assertThat(takeOne(receiver).receiveCount()).isEqualTo(2);
  }

  @Test
  void aLongerDelayThanDeclaredIsRefusedAndTheLeaseRunsOn() {
    bench.sendAll("1");
    Delivery held = takeOne(receiver);

    LeaseResult result =
        release(receiver, held, bench.transport.capabilities().maxDelay().plusNanos(1));

    assertThat(result)
        .isEqualTo(
            new LeaseResult.Failed(
                Failure.of(
                    Failure.Kind.INVALID, "a delay of PT12H0.000000001S is not in 0 to PT12H")));
    assertThat(done(receiver, held)).isInstanceOf(LeaseResult.Confirmed.class);
  }

  @Test
  void anExtensionCountsFromNow() {
    bench.sendAll("1");
    Delivery held = takeOne(receiver);
    bench.time.advance(SECOND);

    assertThat(extend(receiver, held, SECOND)).isInstanceOf(LeaseResult.Confirmed.class);

    bench.time.advance(SECOND.minusNanos(1));
    assertThat(take(receiver, 1)).isEmpty();
    bench.time.advance(Duration.ofNanos(1));
    assertThat(take(receiver, 1)).hasSize(1);
  }

  @Test
  void aLeaseCannotBeExtendedBeyondTheMaximumCountedFromItsReceive() {
    Duration max = bench.transport.capabilities().maxLease();
    bench.sendAll("1");
    Delivery held = takeOne(receiver);
    bench.time.advance(SECOND);

    assertThat(extend(receiver, held, max)).isInstanceOf(LeaseResult.AtMaximum.class);
    assertThat(extend(receiver, held, max.minus(SECOND))).isInstanceOf(LeaseResult.Confirmed.class);

    bench.time.advance(max.minus(SECOND).minusNanos(1));
    assertThat(extend(receiver, held, SECOND)).isInstanceOf(LeaseResult.AtMaximum.class);
    assertThat(take(receiver, 1)).isEmpty();
    bench.time.advance(Duration.ofNanos(1));
    assertThat(take(receiver, 1)).hasSize(1);
  }

  @Test
  void aBatchHasAResultPerEntryInItsOrder() {
    bench.sendAll("1", "2", "3");
    List<Delivery> held = take(receiver, 3);
    done(receiver, held.get(1));

    List<LeaseResult> results = Bench.now(receiver.extend(held, SECOND));

    assertThat(results)
        .hasExactlyElementsOfTypes(
            LeaseResult.Confirmed.class, LeaseResult.Lost.class, LeaseResult.Confirmed.class);
  }

  @Test
  void thereIsNoTimerPerDelivery() {
    for (int i = 0; i < 1_000; i++) {
      bench.sendAll("m" + i);
      done(receiver, takeOne(receiver));
    }

    assertThat(bench.time.scheduled()).isEqualTo(1);
  }

  @Test
  void nothingStaysScheduledOnceTheQueueIsEmptyAndClosed() {
    bench.sendAll("1");
    done(receiver, takeOne(receiver));

    receiver.close();

    assertThat(bench.time.pending()).isZero();
  }
}
