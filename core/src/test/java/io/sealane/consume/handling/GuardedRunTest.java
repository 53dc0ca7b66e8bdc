package io.sealane.consume.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.consume.RetryPolicy;
import io.sealane.consume.Subscription;
import io.sealane.error.GuardUnavailableException;
import io.sealane.observe.Signal;
import io.sealane.store.Claim;
import io.sealane.store.Fingerprint;
import io.sealane.store.Guard;
import io.sealane.store.GuardKey;
import io.sealane.store.InMemoryGuard;
import io.sealane.store.LeasedGuard;
import io.sealane.store.TransactionalGuard;
import io.sealane.time.Backoff;
import io.sealane.time.ManualScheduler;
import io.sealane.transport.deadletter.DeadLetter.Reason;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class GuardedRunTest {

  private static final Desk.Letter LETTER = new Desk.Letter("x");
  private static final GuardKey KEY = new GuardKey(Desk.NAME, "e-1");
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Fingerprint OTHER = new Fingerprint(1, 2);

  private final ManualScheduler time = new ManualScheduler();
  private final InMemoryGuard memory = InMemoryGuard.create(time);
  private final AtomicInteger runs = new AtomicInteger();

  /** A guard whose store answers only for a while. */
  private class Shaky implements LeasedGuard {

    private int answers;

    Shaky(int answers) {
      this.answers = answers;
    }

    private LeasedGuard store() {
      if (answers-- <= 0) {
        throw new GuardUnavailableException("no answer", null);
      }
      return memory;
    }

    @Override
    public Claim claim(GuardKey key, Fingerprint content, Duration lease) {
      return store().claim(key, content, lease);
    }

    @Override
    public boolean renew(GuardKey key, String owner, Duration lease) {
      return store().renew(key, owner, lease);
    }

    @Override
    public boolean complete(GuardKey key, String owner) {
      return store().complete(key, owner);
    }

    @Override
    public void release(GuardKey key, String owner) {
      store().release(key, owner);
    }
  }

  private static Subscription subscription() {
    return Desk.subscription()
        .lease(LEASE, Duration.ofHours(1))
        .retry(RetryPolicy.none().withDelayed(2, Backoff.fixed(Duration.ofSeconds(9))));
  }

  private Desk counting(Guard guard) {
    return new Desk(subscription().on(Desk.Letter.class, letter -> runs.incrementAndGet()), guard);
  }

  private Desk failing(Guard guard) {
    return new Desk(
        subscription()
            .on(
                Desk.Letter.class,
                letter -> {
                  runs.incrementAndGet();
                  throw new IllegalStateException();
                }),
        guard);
  }

  private static Outcome deliver(Desk desk) {
    return desk.handle(desk.delivery(LETTER, 1));
  }

  @Test
  void anEventThatWasHandledIsNotHandledAgain() {
    Desk desk = counting(memory);

    assertThat(deliver(desk)).isEqualTo(new Outcome.Done());
    assertThat(deliver(desk)).isEqualTo(new Outcome.Done());

    assertThat(runs).hasValue(1);
    assertThat(desk.seen(Signal.Deduplicated.class)).hasSize(1);
  }

  @Test
  void anEventWhoseHandlerFailedCanBeClaimedAtOnce() {
    Desk desk = failing(memory);

    assertThat(deliver(desk)).isEqualTo(new Outcome.Again(Duration.ofSeconds(9), true));
    assertThat(memory.size()).as("nothing is held").isZero();
    assertThat(deliver(desk)).isInstanceOf(Outcome.Again.class);
    assertThat(runs).hasValue(2);
  }

  @Test
  void anEventThatSomebodyIsAtComesAgainAndUsesUpNoAttempt() {
    Desk busy = counting(memory);
    Desk[] nested = {busy};
    Outcome[] second = new Outcome[1];
    Desk first =
        new Desk(
            subscription().on(Desk.Letter.class, letter -> second[0] = deliver(nested[0])), memory);

    assertThat(deliver(first)).isEqualTo(new Outcome.Done());

    assertThat(runs).hasValue(0);
    Outcome.Again again = (Outcome.Again) second[0];
    assertThat(again.counts()).isFalse();
    assertThat(again.delay()).isBetween(Duration.ofMillis(150), Duration.ofMillis(200));
    assertThat(busy.seen(Signal.Busy.class)).extracting("delay").containsExactly(again.delay());
  }

  @Test
  void aClaimWhoseAnswerComesWhenItIsOverIsNone() {
    Desk[] desk = new Desk[1];
    desk[0] =
        counting(
            new Shaky(9) {
              @Override
              public Claim claim(GuardKey key, Fingerprint content, Duration lease) {
                Claim claim = super.claim(key, content, lease);
                desk[0].time.advance(lease);
                return claim;
              }
            });

    assertThat(deliver(desk[0])).isInstanceOf(Outcome.Again.class);

    assertThat(runs).hasValue(0);
    assertThat(memory.size()).as("nothing is held").isZero();
  }

  @Test
  void theWaitForSomebodyIsNoLongerThanTheirClaim() {
    Fingerprint content = contentOf(counting(memory));
    memory.claim(KEY, content, Duration.ofMillis(20));

    assertThat(deliver(counting(memory)))
        .isEqualTo(new Outcome.Again(Duration.ofMillis(20), false));
  }

  /** What the guard is asked about when the event is delivered. */
  private static Fingerprint contentOf(Desk desk) {
    Fingerprint[] seen = new Fingerprint[1];
    deliver(
        new Desk(
            subscription().on(Desk.Letter.class, letter -> {}),
            (TransactionalGuard)
                (key, content, work) -> {
                  seen[0] = content;
                  return TransactionalGuard.Verdict.HANDLED;
                }));
    return seen[0];
  }

  @Test
  void theSameIdWithOtherContentIsAConflict() {
    memory.claim(KEY, OTHER, LEASE);
    Desk desk = counting(memory);

    assertThat(deliver(desk))
        .isInstanceOfSatisfying(
            Outcome.GivenUp.class,
            givenUp -> {
              assertThat(givenUp.reason()).isEqualTo(Reason.CONFLICT);
              assertThat(givenUp.eventId()).isEqualTo("e-1");
              assertThat(givenUp.type()).isEqualTo("desk.Letter");
            });
    assertThat(runs).hasValue(0);
  }

  @Test
  void aClaimThatSomebodyTookOverMarksNothing() {
    Desk desk =
        new Desk(
            subscription()
                .on(
                    Desk.Letter.class,
                    letter -> {
                      time.advance(LEASE.multipliedBy(2).plusMillis(1));
                      assertThat(memory.claim(KEY, contentOf(counting(memory)), LEASE))
                          .isInstanceOf(Claim.Granted.class);
                    }),
            memory);

    Outcome outcome = deliver(desk);

    assertThat(outcome)
        .isInstanceOfSatisfying(Outcome.Again.class, again -> assertThat(again.counts()).isFalse());
  }

  @Test
  void aClaimHoldsForTwiceTheLeaseOfTheDelivery() {
    Claim[] other = new Claim[1];
    Desk desk =
        new Desk(
            subscription()
                .on(
                    Desk.Letter.class,
                    letter -> {
                      time.advance(LEASE.multipliedBy(2).minusMillis(1));
                      other[0] = memory.claim(KEY, contentOf(counting(memory)), LEASE);
                    }),
            memory);

    assertThat(deliver(desk)).isEqualTo(new Outcome.Done());
    assertThat(other[0]).isEqualTo(new Claim.InProgress(Duration.ofMillis(1)));
  }

  @Test
  void aStoreThatDoesNotAnswerMakesTheEventComeAgain() {
    Desk desk = counting(new Shaky(0));

    assertThat(deliver(desk))
        .isInstanceOfSatisfying(Outcome.Again.class, again -> assertThat(again.counts()).isFalse());
    assertThat(runs).hasValue(0);
    assertThat(desk.seen(Signal.GuardUnavailable.class))
        .extracting("handledAnyway")
        .containsExactly(false);
  }

  @Test
  void aStoreThatDoesNotAnswerAfterwardsMakesTheEventComeAgainToo() {
    assertThat(deliver(counting(new Shaky(1))))
        .isInstanceOfSatisfying(Outcome.Again.class, again -> assertThat(again.counts()).isFalse());
    assertThat(runs).hasValue(1);
  }

  @Test
  void aFailureStaysAFailureWhenTheClaimCannotBeGivenBack() {
    assertThat(deliver(failing(new Shaky(1))))
        .isEqualTo(new Outcome.Again(Duration.ofSeconds(9), true));
  }

  @Test
  void aGuardThatFailsOpenLetsTheHandlerRun() {
    Subscription open =
        subscription().guardFailsOpen().on(Desk.Letter.class, letter -> runs.incrementAndGet());
    Desk never = new Desk(open, new Shaky(0));
    Desk once = new Desk(open, new Shaky(1));

    assertThat(deliver(never)).isEqualTo(new Outcome.Done());
    assertThat(deliver(once)).isEqualTo(new Outcome.Done());
    assertThat(runs).hasValue(2);
    assertThat(never.seen(Signal.GuardUnavailable.class))
        .extracting("handledAnyway")
        .containsExactly(true);
  }

  @Test
  void aClaimCanBeRenewedWhileTheHandlerRunsAndNotAfterwards() {
    Execution[] execution = new Execution[1];
    Desk desk =
        new Desk(
            subscription()
                .on(
                    Desk.Letter.class,
                    letter -> {
                      RunningClaim claim = execution[0].claim();
                      assertThat(claim.until()).isEqualTo(LEASE.multipliedBy(2).toNanos());
                      time.advance(LEASE);
                      assertThat(claim.renew()).isTrue();
                      runs.incrementAndGet();
                    }),
            memory);
    execution[0] = Desk.execution(desk.delivery(LETTER, 1), 0);

    assertThat(desk.handle(execution[0])).isEqualTo(new Outcome.Done());
    assertThat(runs).hasValue(1);
    assertThat(execution[0].claim()).isNull();
  }

  @Test
  void aRenewalThatGetsNoAnswerLeavesTheClaimAsItWasAndOneThatIsRefusedSaysSo() {
    Claim.Granted granted = (Claim.Granted) memory.claim(KEY, OTHER, LEASE);
    RunningClaim silent =
        new RunningClaim(new Shaky(0), KEY, granted.owner(), LEASE, time, time.nanoTime());
    RunningClaim stranger = new RunningClaim(memory, KEY, "nobody", LEASE, time, time.nanoTime());
    RunningClaim owner = new RunningClaim(memory, KEY, granted.owner(), LEASE, time, 0);
    time.advance(Duration.ofSeconds(10));

    assertThat(silent.renew()).isTrue();
    assertThat(silent.until()).isEqualTo(LEASE.toNanos());
    assertThat(stranger.renew()).isFalse();
    assertThat(stranger.until()).isEqualTo(LEASE.toNanos());
    assertThat(owner.renew()).isTrue();
    assertThat(owner.until()).isEqualTo(LEASE.plusSeconds(10).toNanos());
  }

  private Desk inbox(TransactionalGuard guard, Consumer<Desk.Letter> handler, boolean open) {
    Subscription strict = subscription().on(Desk.Letter.class, handler::accept);
    return new Desk(open ? strict.guardFailsOpen() : strict, guard);
  }

  @Test
  void anInboxSaysWhatBecameOfTheEvent() {
    Consumer<Desk.Letter> handler = letter -> runs.incrementAndGet();
    Desk duplicate =
        inbox((key, content, work) -> TransactionalGuard.Verdict.DUPLICATE, handler, false);
    Desk conflict =
        inbox((key, content, work) -> TransactionalGuard.Verdict.CONFLICT, handler, false);

    assertThat(deliver(duplicate)).isEqualTo(new Outcome.Done());
    assertThat(duplicate.seen(Signal.Deduplicated.class)).hasSize(1);
    assertThat(deliver(conflict))
        .isInstanceOfSatisfying(
            Outcome.GivenUp.class,
            givenUp -> assertThat(givenUp.reason()).isEqualTo(Reason.CONFLICT));
    assertThat(runs).hasValue(0);
  }

  @Test
  void anInboxThatIsAwayIsPassedOverOnlyIfTheHandlerHasNotBegun() {
    TransactionalGuard before =
        (key, content, work) -> {
          throw new GuardUnavailableException("no answer", null);
        };
    TransactionalGuard after =
        (key, content, work) -> {
          work.run();
          throw new GuardUnavailableException("no answer to the commit", null);
        };
    Consumer<Desk.Letter> handler = letter -> runs.incrementAndGet();

    assertThat(deliver(inbox(before, handler, true))).isEqualTo(new Outcome.Done());
    assertThat(runs).hasValue(1);
    assertThat(deliver(inbox(after, handler, true))).isInstanceOf(Outcome.Again.class);
    assertThat(runs).hasValue(2);
    assertThat(deliver(inbox(before, handler, false))).isInstanceOf(Outcome.Again.class);
    assertThat(runs).hasValue(2);
  }
}
