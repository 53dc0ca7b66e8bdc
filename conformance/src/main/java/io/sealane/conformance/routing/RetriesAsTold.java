package io.sealane.conformance.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Rig;
import io.sealane.conformance.rig.Shop;
import io.sealane.conformance.rig.Till;
import io.sealane.conformance.rig.Visit;
import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.consume.Disposition;
import io.sealane.consume.RetryPolicy;
import io.sealane.event.Publication;
import io.sealane.observe.Health;
import io.sealane.observe.Signal;
import io.sealane.time.Backoff;
import io.sealane.transport.Capability;
import io.sealane.transport.deadletter.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What follows a failure is what the policy says. */
public interface RetriesAsTold extends TransportPromise {

  @Test
  @Case(id = "51")
  default void theScheduleEqualsThePolicy(Rig rig) {
    Duration step = rig.lease().dividedBy(3);
    Till till = new Till(rig).failing(visit -> true);
    RetryPolicy policy =
        RetryPolicy.none()
            .withImmediate(1)
            .withDelayed(2, new Backoff(step, step.multipliedBy(10), 2.0, 0.0));
    Shop shop = rig.shop(till).with(s -> s.retry(policy)).start();
    shop.publish("o-1", "bad");
    shop.until("all attempts are used up", () -> till.visits().size() == 6);
    shop.until("the last one has ended", () -> till.inside() == 0);
    rig.pass(step.multipliedBy(20));
    List<Visit> visits = till.visits();
    assertThat(visits).as("(1 + 1) * (1 + 2)").hasSize(6);
    assertThat(visits).extracting(Visit::attempt).containsExactly(1, 2, 3, 4, 5, 6);
    List<Long> waits = new ArrayList<>();
    for (int i = 1; i < 6; i++) {
      waits.add(visits.get(i).beganAt() - visits.get(i - 1).beganAt());
    }
    Duration tolerance = rig.time().isVirtual() ? Duration.ofSeconds(1) : step;
    List<Duration> expected =
        List.of(Duration.ZERO, step, Duration.ZERO, step.multipliedBy(2), Duration.ZERO);
    for (int i = 0; i < 5; i++) {
      assertThat(waits.get(i))
          .as("wait after attempt %s", i + 1)
          .isCloseTo(expected.get(i).toNanos(), within(tolerance.toNanos()));
    }
  }

  @Test
  @Case(id = "51")
  default void aDelayedEventHoldsBackNoOther(Rig rig) {
    Till till = new Till(rig).failing(visit -> visit.text().equals("bad") && visit.attempt() == 1);
    RetryPolicy slow =
        RetryPolicy.none().withDelayed(1, Backoff.fixed(rig.lease().multipliedBy(3)));
    Shop shop = rig.shop(till).with(s -> s.retry(slow).concurrency(1)).start();
    shop.publish("o-1", "bad", "good");
    shop.until("both were handled", () -> till.handled().size() == 2);
    assertThat(till.handled()).containsExactly("good", "bad");
  }

  @Test
  @Case(id = "51")
  default void anOutageDownstreamPausesWithoutUsingUpAttempts(Rig rig) {
    boolean[] down = {true};
    Till till =
        new Till(rig)
            .doing(
                (event, context) -> {
                  if (down[0]) {
                    throw new IllegalStateException("downstream is down");
                  }
                });
    RetryPolicy policy =
        RetryPolicy.none()
            .withDelayed(0, Backoff.fixed(Duration.ofSeconds(5)))
            .pausingOn(IllegalStateException.class);
    Shop shop = rig.shop(till).with(s -> s.retry(policy).concurrency(1)).start();
    shop.publish("o-1", "one", "two");
    shop.until("it pauses", () -> shop.state() == Health.State.PAUSED);
    rig.pass(Duration.ofSeconds(12));
    assertThat(till.visits("two")).as("does not meet the outage too").isEmpty();
    down[0] = false;
    shop.until("both were handled", () -> till.handled().size() == 2);
    shop.until("it is up again", () -> shop.state() == Health.State.UP);
    assertThat(till.visits()).extracting(Visit::attempt).containsOnly(1);
  }

  @Test
  @Case(id = "57")
  default void editsOfAFailedAttemptAreNotVisibleToTheNext(Rig rig) {
    List<Map<String, String>> seen = new ArrayList<>();
    Till till =
        new Till(rig)
            .doing(
                (event, context) -> {
                  Map<String, String> headers = context.metadata().headers();
                  synchronized (seen) {
                    seen.add(Map.copyOf(headers));
                  }
                  headers.put("edited", "yes"); // throws, or is not seen by the next attempt
                })
            .failing(visit -> visit.attempt() < 4);
    Shop shop =
        rig.shop(till)
            .with(
                s ->
                    s.retry(
                        RetryPolicy.none()
                            .withImmediate(1)
                            .withDelayed(1, Backoff.fixed(Duration.ofSeconds(1)))))
            .start();
    shop.sealane()
        .publisher()
        .publish(Publication.of(new Opened("o-1", "text")).withHeader("own", "value"));
    shop.until("four attempts", () -> till.visits().size() == 4);
    assertThat(seen).containsOnly(Map.of("own", "value"));
  }

  @Test
  @Case(id = "59")
  default void anExpiredEventIsSkippedAndCounted(Rig rig) {
    Till till = new Till(rig);
    Shop shop = rig.shop(till).start();
    publishExpired(rig, shop);
    shop.until("it was skipped", () -> shop.journal().count(Signal.Skipped.class) == 1);
    assertThat(shop.journal().of(Signal.Skipped.class))
        .extracting(Signal.Skipped::why)
        .containsExactly(Signal.Skipped.Why.EXPIRED);
    shop.isQuiet();
    assertThat(till.handled()).containsExactly("in time");
  }

  @Test
  @Case(id = "59", capability = Capability.DEAD_LETTERS)
  default void anExpiredEventBecomesADeadLetterIfToldSo(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Till till = new Till(rig);
    Shop shop = rig.shop(till).with(s -> s.expired(Disposition.DEAD_LETTER)).start();
    publishExpired(rig, shop);
    assertThat(shop.deadLetter().cause().reason()).isEqualTo(DeadLetter.Reason.EXPIRED);
    shop.isQuiet();
    assertThat(till.handled()).containsExactly("in time");
  }

  @Test
  @Case(id = "59")
  default void anEventThatExpiresBetweenAttemptsIsNotHandledAgain(Rig rig) {
    Till till = new Till(rig).failing(visit -> visit.attempt() == 1);
    RetryPolicy later = RetryPolicy.none().withDelayed(3, Backoff.fixed(rig.lease()));
    Shop shop = rig.shop(till).with(s -> s.retry(later)).start();
    Instant soon = rig.time().scheduler().instant().plus(rig.lease().dividedBy(2));
    shop.sealane()
        .publisher()
        .publish(Publication.of(new Opened("o-1", "expires")).withExpiry(soon));
    shop.until("it was skipped", () -> shop.journal().count(Signal.Skipped.class) == 1);
    assertThat(till.visits()).hasSize(1);
  }

  private static void publishExpired(Rig rig, Shop shop) {
    Instant now = rig.time().scheduler().instant();
    shop.sealane()
        .publisher()
        .publishAll(
            List.of(
                Publication.of(new Opened("o-1", "expired")).withExpiry(now.minusSeconds(1)),
                Publication.of(new Opened("o-2", "in time")).withExpiry(now.plusSeconds(3600))));
  }

  @Test
  @Case(id = "51")
  default void aHandlerThatTakesTooLongIsCancelledAndCountsAsFailed(Rig rig) {
    Till till = new Till(rig).waiting(visit -> visit.attempt() == 1);
    RetryPolicy once = RetryPolicy.none().withDelayed(1, Backoff.fixed(Duration.ofSeconds(1)));
    Shop shop = rig.shop(till).with(s -> s.retry(once).timeout(Duration.ofSeconds(10))).start();
    shop.publish("o-1", "endless");
    shop.until("the second attempt is good", () -> till.handled().size() == 1);
    assertThat(till.visits().get(0).end()).isEqualTo(Visit.End.INTERRUPTED);
    assertThat(till.visits()).extracting(Visit::attempt).containsExactly(1, 2);
  }

  @Test
  @Case(id = "24")
  default void anErrorIsAFailureLikeAnyOtherAndTakesNobodyWithIt(Rig rig) {
    CompletableFuture<Void> once = new CompletableFuture<>();
    Till till =
        new Till(rig)
            .doing(
                (event, context) -> {
                  if (event.text().equals("error") && once.complete(null)) {
                    throw new StackOverflowError("provoked");
                  }
                  if (event.text().equals("interrupting")) {
                    Thread.currentThread().interrupt();
                  }
                });
    RetryPolicy soon = RetryPolicy.none().withDelayed(1, Backoff.fixed(Duration.ofSeconds(1)));
    Shop shop = rig.shop(till).with(s -> s.retry(soon).concurrency(1)).start();
    shop.publish("o-1", "error", "interrupting", "neighbour");
    shop.isQuiet();
    assertThat(till.handled()).containsExactlyInAnyOrder("error", "interrupting", "neighbour");
  }
}
