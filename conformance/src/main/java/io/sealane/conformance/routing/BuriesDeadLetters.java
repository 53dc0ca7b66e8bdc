package io.sealane.conformance.routing;

import static io.sealane.conformance.faults.FaultPort.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.faults.Call;
import io.sealane.conformance.faults.Fault;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Messages;
import io.sealane.conformance.rig.Rig;
import io.sealane.conformance.rig.Shop;
import io.sealane.conformance.rig.Till;
import io.sealane.conformance.rig.Visit;
import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.consume.RetryPolicy;
import io.sealane.event.Publication;
import io.sealane.observe.Signal;
import io.sealane.time.Backoff;
import io.sealane.transport.Capability;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetter.Reason;
import io.sealane.transport.deadletter.Selection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What nobody could handle is kept, once, with all that is known about it. */
public interface BuriesDeadLetters extends TransportPromise {

  /** Three attempts, soon after one another. */
  RetryPolicy THREE = RetryPolicy.none().withDelayed(2, Backoff.fixed(Duration.ofSeconds(1)));

  @Test
  @Case(id = "52", capability = Capability.DEAD_LETTERS)
  default void anErrorThatIsNotRetryableLeadsToTheDeadLetterAtAttemptOne(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Till till = new Till(rig).failing(visit -> true);
    Shop shop = rig.shop(till).with(s -> s.retry(THREE.notRetrying(Till.NotNow.class))).start();
    shop.publish("o-1", "bad");
    DeadLetter letter = shop.deadLetter();
    assertThat(letter.cause().reason()).isEqualTo(Reason.NOT_RETRYABLE);
    assertThat(letter.cause().attempts()).isEqualTo(1);
    shop.isQuiet();
    assertThat(till.visits()).hasSize(1);
  }

  @Test
  @Case(id = "52", capability = Capability.DEAD_LETTERS)
  default void aRejectedEventBecomesADeadLetterWithItsReason(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Till till = new Till(rig).doing((event, context) -> context.reject("no such order"));
    Shop shop = rig.shop(till).start();
    shop.publish("o-1", "bad");
    DeadLetter letter = shop.deadLetter();
    assertThat(letter.cause().reason()).isEqualTo(Reason.REJECTED);
    assertThat(letter.cause().detail()).contains("no such order");
    shop.isQuiet();
    assertThat(till.visits()).hasSize(1);
  }

  @Test
  @Case(id = "53", capability = Capability.DEAD_LETTERS)
  default void exhaustedRetriesMakeADeadLetterThatKeepsEverything(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Till till = new Till(rig).failing(visit -> true);
    AtomicInteger compensated = new AtomicInteger();
    Shop shop =
        rig.shop(till)
            .with(s -> s.retry(THREE).onFailure((e, c, f) -> compensated.incrementAndGet()))
            .start();
    Instant before = rig.time().scheduler().instant();
    shop.sealane()
        .publisher()
        .publish(
            Publication.of(new Opened("o-1", "bad \ud83d\ude9a"))
                .withId("event-1")
                .withHeader("header", "value"));
    DeadLetter letter = shop.deadLetter();
    assertThat(letter.eventId()).isEqualTo("event-1");
    assertThat(letter.type()).isEqualTo("shop.Opened");
    assertThat(letter.key()).isEqualTo("o-1");
    assertThat(letter.subscription()).isEqualTo(shop.subscription());
    var sent = rig.calls().batches().get(0).get(0);
    assertThat(letter.body()).isEqualTo(sent.body());
    assertThat(letter.attributes()).containsAllEntriesOf(sent.attributes());
    DeadLetter.Cause cause = letter.cause();
    assertThat(cause.reason()).isEqualTo(Reason.EXHAUSTED);
    assertThat(cause.detail()).contains(Till.NotNow.class.getName()).contains("not now");
    assertThat(cause.attempts()).isEqualTo(3);
    assertThat(cause.firstAt()).isBetween(before.minusSeconds(5), cause.deadAt());
    assertThat(cause.deadAt()).isAfterOrEqualTo(before);
    assertThat(compensated).as("runs of the second level").hasValue(1);
  }

  @Test
  @Case(id = "54", capability = Capability.DEAD_LETTERS)
  default void anUndecodableMessageIsKeptRawAndUsesUpNoAttempt(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    rig.unfiltered();
    Till till = new Till(rig);
    Shop shop = rig.shop(till).start();
    String raw = "{\"neither\": \"event nor \ud83d\ude9a\"";
    shop.send(Messages.text(raw, Map.of("name", "value")));
    DeadLetter letter = shop.deadLetter();
    assertThat(new String(letter.body(), StandardCharsets.UTF_8)).isEqualTo(raw);
    assertThat(letter.attributes()).containsEntry("name", "value");
    assertThat(letter.cause().reason()).isEqualTo(Reason.UNDECODABLE);
    assertThat(letter.cause().detail()).isNotEmpty();
    assertThat(letter.cause().attempts()).isZero();
    shop.publish("o-1", "neighbour");
    shop.isQuiet();
    assertThat(till.handled()).containsExactly("neighbour");
    assertThat(shop.journal().count(Signal.Undecodable.class)).isEqualTo(1);
  }

  @Test
  @Case(id = "54", capability = Capability.DEAD_LETTERS)
  default void anAttributeThatContradictsTheBodyIsUndecodable(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    rig.unfiltered();
    Till till = new Till(rig);
    Shop shop = rig.shop(till).start();
    shop.publish("o-1", "good");
    shop.isQuiet();
    String body = new String(rig.calls().batches().get(0).get(0).body(), StandardCharsets.UTF_8);
    shop.send(Messages.text(body, Map.of("ce_type", "shop.Closed")));
    assertThat(shop.deadLetter().cause().reason()).isEqualTo(Reason.UNDECODABLE);
    assertThat(till.visits()).hasSize(1);
  }

  @Test
  @Case(
      id = {"55", "67"},
      kind = Case.Kind.FAULTS,
      capability = Capability.DEAD_LETTERS)
  default void whileTheLetterCannotBeKeptItsSourceStays(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Till till = new Till(rig).failing(visit -> visit.text().equals("bad"));
    Shop shop =
        rig.shop(till).with(s -> s.retry(RetryPolicy.none()).concurrency(1).unguarded()).start();
    rig.faults().provoke(Fault.DEAD_LETTER_REJECTED, ALWAYS);
    shop.publish("o-1", "bad", "good", "better");
    shop.until("the permit is free for the others", () -> till.handled().size() == 2);
    rig.pass(rig.lease().multipliedBy(4));
    assertThat(shop.backlog().isEmpty()).as("the source stays").isFalse();
    assertThat(shop.journal().count(Signal.NotDeadLettered.class)).isPositive();
    assertThat(rig.calls().of(Call.Kind.DEAD_LETTER)).as("tries").hasSizeBetween(2, 150);
    rig.faults().heal();
    assertThat(shop.deadLetter().cause().attempts()).isEqualTo(1);
    shop.isQuiet();
    assertThat(till.visits("bad")).as("the handler is not bothered again").hasSize(1);
  }

  @Test
  @Case(id = "56", kind = Case.Kind.FAULTS, capability = Capability.DEAD_LETTERS)
  default void aLetterWhoseSourceWasNotSettledDoesNotBecomeTwo(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Till till = new Till(rig).failing(visit -> true);
    Shop shop = rig.shop(till).with(s -> s.retry(RetryPolicy.none()).unguarded()).start();
    rig.faults().provoke(Fault.SETTLE_IGNORED, 1);
    shop.publish("o-1", "bad");
    shop.until("it came again", () -> shop.journal().count(Signal.Delivered.class) >= 2);
    shop.isQuiet();
    assertThat(shop.deadLetters()).hasSize(1);
    assertThat(till.visits()).hasSize(1);
  }

  @Test
  @Case(id = "56", kind = Case.Kind.FAULTS, capability = Capability.DEAD_LETTERS)
  default void aLetterWhoseAnswerWasLostDoesNotBecomeTwo(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Till till = new Till(rig).failing(visit -> true);
    Shop shop = rig.shop(till).with(s -> s.retry(RetryPolicy.none())).start();
    rig.faults().provoke(Fault.DEAD_LETTER_ANSWER_LOST, 2);
    shop.publish("o-1", "bad");
    shop.isQuiet();
    assertThat(shop.deadLetters()).hasSize(1);
    assertThat(till.visits()).hasSize(1);
  }

  @Test
  @Case(id = "67", kind = Case.Kind.FAULTS, capability = Capability.DEAD_LETTERS)
  default void theLetterIsKeptBeforeTheSourceIsSettled(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Till till = new Till(rig).failing(visit -> true);
    Shop shop = rig.shop(till).with(s -> s.retry(RetryPolicy.none())).start();
    rig.faults().provoke(Fault.DEAD_LETTER_ANSWER_LOST, 1); // as if the process ended here
    shop.publish("o-1", "bad");
    shop.until(
        "the answer was lost", () -> shop.journal().count(Signal.NotDeadLettered.class) == 1);
    assertThat(shop.backlog().isEmpty()).as("there twice, not never").isFalse();
    assertThat(shop.deadLetters()).hasSize(1);
  }

  @Test
  @Case(id = "58", capability = Capability.DEAD_LETTERS)
  default void aRedrivenEventReachesItsHandlerWithAttemptsReset(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    boolean[] repaired = new boolean[1];
    Till till = new Till(rig).failing(visit -> !repaired[0]);
    Till other = new Till(rig);
    Shop shop = rig.shop(till).with(s -> s.retry(THREE)).start();
    Shop second = rig.shop(shop.topic(), other).with(s -> s.unguarded()).start();
    shop.publishAs("event-1", "bad");
    shop.deadLetter();
    repaired[0] = true;
    assertThat(shop.sealane().deadLetters(shop.subscription()).redrive(Selection.all()))
        .isEqualTo(1);
    shop.until("it was handled", () -> till.handled().size() == 1);
    Visit last = till.visits().get(3);
    assertThat(last.attempt()).isEqualTo(1);
    assertThat(last.metadata().id()).isEqualTo("event-1");
    assertThat(last.event()).isEqualTo(new Opened("bad", "bad"));
    assertThat(shop.deadLetters()).isEmpty();
    second.isQuiet();
    assertThat(other.visits()).as("at the other subscription").hasSize(1);
    assertThat(shop.journal().count(Signal.Redriven.class)).isEqualTo(1);
  }

  @Test
  @Case(id = "58", capability = Capability.DEAD_LETTERS)
  default void aRedrivenEventThatFailsAgainIsOneLetterAgain(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Till till = new Till(rig).failing(visit -> true);
    Shop shop = rig.shop(till).with(s -> s.retry(THREE)).start();
    shop.publishAs("event-1", "bad");
    shop.deadLetter();
    shop.sealane().deadLetters(shop.subscription()).redrive(Selection.ids("event-1"));
    shop.until("it was tried again", () -> till.visits().size() == 6);
    shop.isQuiet();
    assertThat(shop.deadLetters()).extracting(DeadLetter::id).containsExactly("event-1");
    assertThat(till.visits()).extracting(Visit::attempt).containsExactly(1, 2, 3, 1, 2, 3);
    assertThat(List.of(shop.deadLetters().get(0).cause().attempts())).containsExactly(3);
  }
}
