package io.sealane.conformance.consuming;

import static io.sealane.conformance.faults.FaultPort.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.faults.Fault;
import io.sealane.conformance.faults.FaultyGuard;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Rig;
import io.sealane.conformance.rig.Shop;
import io.sealane.conformance.rig.Till;
import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.event.Publication;
import io.sealane.observe.Signal;
import io.sealane.store.LeasedGuard;
import io.sealane.transport.Capability;
import io.sealane.transport.deadletter.DeadLetter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With a guard, an event has its effect once, however often it comes. */
public interface HandlesOnceGuarded extends TransportPromise {

  @Test
  @Case(id = "28", kind = Case.Kind.FAULTS)
  default void aDuplicateReachesTheHandlerOnce(Rig rig) {
    Till till = new Till(rig);
    Shop shop = rig.shop(till).with(s -> s.concurrency(1)).start();
    rig.faults().provoke(Fault.SENT_TWICE, 3);
    shop.publish("o-1", "a", "b", "c");
    shop.isQuiet();
    assertThat(till.visits()).hasSize(3);
    assertThat(till.handled()).containsExactlyInAnyOrder("a", "b", "c");
    if (!rig.declares(Capability.DEDUPLICATES)) {
      assertThat(shop.journal().count(Signal.Deduplicated.class)).isEqualTo(3);
    }
  }

  @Test
  @Case(id = "28", kind = Case.Kind.FAULTS)
  default void ofTwoAtOnceOneRunsAndTheOtherIsNotSettledMeanwhile(Rig rig) {
    Till till = new Till(rig).waiting(visit -> true);
    Shop shop = rig.shop(till).start();
    rig.faults().provoke(Fault.SENT_TWICE, 1);
    shop.publishAs("event-1", "at once");
    shop.until("one runs", () -> till.inside() == 1);
    rig.pass(rig.lease().multipliedBy(3));
    assertThat(till.visits()).hasSize(1);
    if (!rig.declares(Capability.DEDUPLICATES)) {
      assertThat(shop.journal().count(Signal.Busy.class)).isPositive();
      assertThat(shop.journal().count(Signal.Settled.class)).isZero();
    }
    till.open();
    shop.isQuiet();
    assertThat(till.visits()).hasSize(1);
  }

  @Test
  @Case(id = "28")
  default void theSameIdAgainLaterReachesNoHandler(Rig rig) {
    Till till = new Till(rig);
    Shop shop = rig.shop(till).start();
    shop.publishAs("event-1", "text");
    shop.isQuiet();
    shop.publishAs("event-1", "text");
    shop.isQuiet();
    assertThat(till.visits()).hasSize(1);
  }

  @Test
  @Case(id = "28", capability = Capability.DEAD_LETTERS)
  default void theSameIdWithOtherContentIsNoDuplicate(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    if (rig.declares(Capability.DEDUPLICATES) && !rig.declares(Capability.ORDERED_BY_KEY)) {
      rig.notShown("the broker drops the second one by its id");
    }
    Till till = new Till(rig);
    Shop shop = rig.shop(till).start();
    shop.publishAs("event-1", "text");
    shop.isQuiet();
    shop.publishAs("event-1", "another text");
    assertThat(shop.deadLetter().cause().reason()).isEqualTo(DeadLetter.Reason.CONFLICT);
    assertThat(till.visits()).hasSize(1);
  }

  @Test
  @Case(id = "28")
  default void headersAndTraceDoNotMakeAnotherEvent(Rig rig) {
    Till till = new Till(rig);
    Shop shop = rig.shop(till).start();
    Publication first = Publication.of(new Opened("o-1", "text")).withId("event-1");
    shop.sealane().publisher().publish(first.withHeader("try", "1"));
    shop.isQuiet();
    shop.sealane().publisher().publish(first.withHeader("try", "2"));
    shop.isQuiet();
    assertThat(till.visits()).hasSize(1);
    assertThat(shop.journal().count(Signal.DeadLettered.class)).isZero();
  }

  @Test
  @Case(id = "29", kind = Case.Kind.FAULTS)
  default void afterACrashBeforeTheSettlementTheEffectIsSuppressed(Rig rig) {
    LeasedGuard guard = rig.guard();
    Till till = new Till(rig);
    Shop dying = rig.shop(till).guard(guard).start();
    rig.faults().provoke(Fault.SETTLE_IGNORED, ALWAYS); // what it says does not arrive any more
    dying.publish("o-1", "effect");
    dying.until("the effect is there", () -> till.handled().size() == 1);
    dying.sealane().close();
    rig.faults().heal();
    Shop next = rig.shop(dying.topic(), till).named(dying.subscription()).guard(guard).start();
    next.until("it came again", () -> next.journal().count(Signal.Deduplicated.class) == 1);
    next.isQuiet();
    assertThat(till.visits()).hasSize(1);
    assertThat(next.journal().count(Signal.Settled.class)).isEqualTo(1);
  }

  @Test
  @Case(id = "30", kind = Case.Kind.FAULTS)
  default void aSlowHandlerKeepsItsClaim(Rig rig) {
    rig.require(Capability.EXTENDABLE_LEASE);
    LeasedGuard guard = rig.guard();
    Till till = new Till(rig).waiting(visit -> true);
    Shop slow = rig.shop(till).guard(guard).start();
    Shop other = rig.shop(slow.topic(), till).named(slow.subscription()).guard(guard).start();
    rig.faults().provoke(Fault.SENT_TWICE, 1);
    slow.publish("o-1", "slow");
    slow.until("one runs", () -> till.inside() == 1);
    rig.pass(rig.lease().multipliedBy(8));
    assertThat(till.visits()).hasSize(1);
    till.open();
    other.isQuiet();
    assertThat(till.visits()).hasSize(1);
    assertThat(till.handled()).containsExactly("slow");
  }

  @Test
  @Case(id = "31", kind = Case.Kind.FAULTS)
  default void aGuardThatDoesNotAnswerKeepsTheHandlerFromRunning(Rig rig) {
    FaultyGuard guard = new FaultyGuard(rig.guard());
    guard.down(true);
    Till till = new Till(rig);
    Shop shop = rig.shop(till).guard(guard).start();
    shop.publish("o-1", "guarded");
    shop.until("it was noticed", () -> shop.journal().count(Signal.GuardUnavailable.class) > 0);
    rig.pass(Duration.ofSeconds(10));
    assertThat(till.visits()).isEmpty();
    assertThat(shop.journal().of(Signal.GuardUnavailable.class))
        .extracting(Signal.GuardUnavailable::handledAnyway)
        .containsOnly(false);
    guard.down(false);
    shop.isQuiet();
    assertThat(till.handled()).containsExactly("guarded");
    assertThat(shop.journal().count(Signal.DeadLettered.class)).isZero();
  }

  @Test
  @Case(id = "31", kind = Case.Kind.FAULTS)
  default void aGuardThatDoesNotAnswerIsPassedIfToldSoAndNotSilently(Rig rig) {
    FaultyGuard guard = new FaultyGuard(rig.guard());
    guard.down(true);
    Till till = new Till(rig);
    Shop shop = rig.shop(till).guard(guard).with(s -> s.guardFailsOpen()).start();
    shop.publish("o-1", "passed");
    shop.isQuiet();
    assertThat(till.handled()).containsExactly("passed");
    assertThat(shop.journal().of(Signal.GuardUnavailable.class))
        .extracting(Signal.GuardUnavailable::handledAnyway)
        .contains(true);
  }

  @Test
  @Case(id = "24")
  default void aFailedAttemptLeavesNoClaimBehind(Rig rig) {
    Till till = new Till(rig).failing(visit -> visit.attempt() == 1);
    Shop shop = rig.shop(till).with(s -> s.retry(HandlesAtLeastOnce.PATIENT)).start();
    shop.publish("o-1", "again");
    shop.isQuiet();
    assertThat(till.visits()).hasSize(2);
    assertThat(List.copyOf(till.handled())).containsExactly("again");
    assertThat(shop.journal().count(Signal.Busy.class)).isZero();
  }
}
