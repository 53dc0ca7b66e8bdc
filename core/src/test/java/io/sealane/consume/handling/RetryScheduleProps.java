package io.sealane.consume.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.consume.RetryPolicy;
import io.sealane.observe.Signal;
import io.sealane.time.Backoff;
import io.sealane.transport.deadletter.DeadLetter.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A handler's attempts are those of the policy, whatever the policy: so many, at such times. */
class RetryScheduleProps {

  private static final Desk.Letter LETTER = new Desk.Letter("x");

  @Provide
  Arbitrary<RetryPolicy> policies() {
    Arbitrary<Backoff> backoffs =
        Combinators.combine(
                Arbitraries.integers().between(1, 5_000),
                Arbitraries.integers().between(0, 60_000),
                Arbitraries.doubles().between(1.0, 4.0),
                Arbitraries.doubles().between(0.0, 1.0))
            .as(
                (first, more, factor, jitter) ->
                    new Backoff(
                        Duration.ofMillis(first), Duration.ofMillis(first + more), factor, jitter));
    return Combinators.combine(
            Arbitraries.integers().between(0, 4), Arbitraries.integers().between(0, 6), backoffs)
        .as((immediate, delayed, backoff) -> policy(immediate, delayed, backoff));
  }

  private static RetryPolicy policy(int immediate, int delayed, Backoff backoff) {
    return RetryPolicy.none().withImmediate(immediate).withDelayed(delayed, backoff);
  }

  /** A handler that never returns normally, and the attempts that it was told. */
  private record Failing(Desk desk, List<Integer> attempts) {

    static Failing under(RetryPolicy policy) {
      List<Integer> attempts = new ArrayList<>();
      Desk desk =
          new Desk(
              Desk.subscription()
                  .unguarded()
                  .retry(policy)
                  .onWithContext(
                      Desk.Letter.class,
                      (event, context) -> {
                        attempts.add(context.attempt());
                        throw new IllegalStateException("not today");
                      }),
              null);
      return new Failing(desk, attempts);
    }

    Outcome delivered(int failuresBefore) {
      return desk.handle(desk.delivery(LETTER, failuresBefore + 1), failuresBefore);
    }
  }

  @Property(tries = 300)
  void thereAreAsManyAttemptsAsThePolicySaysAndTheyAreCounted(
      @ForAll("policies") RetryPolicy policy) {
    Failing failing = Failing.under(policy);

    for (int round = 0; round < policy.delayed(); round++) {
      assertThat(failing.delivered(round)).isInstanceOf(Outcome.Again.class);
      assertThat(failing.attempts()).hasSize((round + 1) * (policy.immediate() + 1));
    }
    Outcome.GivenUp end = (Outcome.GivenUp) failing.delivered(policy.delayed());

    assertThat(failing.attempts())
        .isEqualTo(IntStream.rangeClosed(1, policy.attempts()).boxed().toList());
    assertThat(end.reason()).isEqualTo(Reason.EXHAUSTED);
    assertThat(end.attempts()).isEqualTo(policy.attempts());
    assertThat(end.detail()).isEqualTo("java.lang.IllegalStateException: not today");
  }

  @Property(tries = 300)
  void theDelayOfARoundIsThatOfTheBackoffAndCountsAsAnAttempt(
      @ForAll("policies") RetryPolicy policy) {
    Failing failing = Failing.under(policy);
    Backoff backoff = policy.backoff();

    for (int round = 0; round < policy.delayed(); round++) {
      Outcome.Again again = (Outcome.Again) failing.delivered(round);
      double grown =
          Math.min(
              backoff.first().toNanos() * Math.pow(backoff.factor(), round),
              backoff.max().toNanos());
      assertThat(again.counts()).isTrue();
      assertThat((double) again.delay().toNanos())
          .isBetween(grown * (1 - backoff.jitter()) - 1, grown + 1);
    }
  }

  @Property(tries = 300)
  void anObserverIsToldOfEachAttemptAndOfEachDelay(@ForAll("policies") RetryPolicy policy) {
    Failing failing = Failing.under(policy);

    for (int round = 0; round <= policy.delayed(); round++) {
      failing.desk().signals.clear();
      Outcome outcome = failing.delivered(round);
      List<Duration> delays =
          failing.desk().seen(Signal.Retrying.class).stream().map(Signal.Retrying::delay).toList();
      List<Duration> expected =
          new ArrayList<>(Collections.nCopies(policy.immediate(), Duration.ZERO));
      if (outcome instanceof Outcome.Again again) {
        expected.add(again.delay());
      }
      assertThat(delays).isEqualTo(expected);
      assertThat(failing.desk().seen(Signal.Failed.class)).hasSize(policy.immediate() + 1);
    }
  }

  @Property(tries = 100)
  void anAttemptThatSucceedsIsTheLast(
      @ForAll("policies") RetryPolicy policy, @ForAll @IntRange(min = 1, max = 5) int lucky) {
    AtomicInteger tries = new AtomicInteger();
    Desk desk =
        new Desk(
            Desk.subscription()
                .unguarded()
                .retry(policy)
                .on(
                    Desk.Letter.class,
                    event -> {
                      if (tries.incrementAndGet() != lucky) {
                        throw new IllegalStateException();
                      }
                    }),
            null);

    Outcome outcome = desk.handle(desk.delivery(LETTER, 1));

    boolean inTime = lucky <= policy.immediate() + 1;
    assertThat(tries).hasValue(Math.min(lucky, policy.immediate() + 1));
    assertThat(outcome instanceof Outcome.Done).isEqualTo(inTime);
  }

  @Property(tries = 100)
  void whatIsDeclaredNotRetryableIsTriedOnce(@ForAll("policies") RetryPolicy policy) {
    Failing failing = Failing.under(policy.notRetrying(RuntimeException.class));

    Outcome.GivenUp end = (Outcome.GivenUp) failing.delivered(0);

    assertThat(failing.attempts()).containsExactly(1);
    assertThat(end.reason()).isEqualTo(Reason.NOT_RETRYABLE);
    assertThat(end.attempts()).isEqualTo(1);
  }

  @Property(tries = 100)
  void anOutageUsesUpNoAttempt(@ForAll("policies") RetryPolicy policy) {
    Failing failing = Failing.under(policy.pausingOn(IllegalStateException.class));

    assertThat(failing.delivered(0))
        .isEqualTo(new Outcome.Outage("java.lang.IllegalStateException: not today"));
    assertThat(failing.attempts()).containsExactly(1);
  }
}
