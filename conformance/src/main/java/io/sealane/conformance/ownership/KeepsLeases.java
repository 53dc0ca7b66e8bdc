package io.sealane.conformance.ownership;

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
import io.sealane.observe.Signal;
import io.sealane.transport.Capability;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A handler may take longer than a lease. */
public interface KeepsLeases extends TransportPromise {

  @Test
  @Case(id = "35", capability = Capability.EXTENDABLE_LEASE)
  default void aHandlerLongerThanTheLeaseRunsOnce(Rig rig) {
    rig.require(Capability.EXTENDABLE_LEASE);
    Till till = new Till(rig).taking(rig.lease().multipliedBy(5));
    Shop shop = rig.shop(till).with(s -> s.unguarded()).start();
    rig.shop(shop.topic(), till).named(shop.subscription()).with(s -> s.unguarded()).start();
    shop.publish("o-1", "slow");
    shop.until("it was handled", () -> till.handled().size() == 1);
    shop.isQuiet();
    assertThat(till.visits()).hasSize(1);
  }

  @Test
  @Case(id = "36", capability = Capability.EXTENDABLE_LEASE)
  default void leasesAreExtendedBeforeTheyEndAtABoundedRate(Rig rig) {
    rig.require(Capability.EXTENDABLE_LEASE);
    int count = 25;
    Till till = new Till(rig).waiting(visit -> true);
    Shop shop = rig.shop(till).with(s -> s.concurrency(count)).start();
    shop.publishAll(Messages.numbered("m", count));
    shop.until("all run", () -> till.inside() == count);
    Instant begin = rig.time().scheduler().instant();
    rig.calls().clear();
    rig.pass(rig.lease().multipliedBy(10));
    List<Call> extensions = rig.calls().of(Call.Kind.EXTEND);
    assertThat(extensions).as("calls in ten leases; one call takes ten").hasSizeBetween(10, 60);
    Instant last = begin;
    for (Call call : extensions) {
      assertThat(Duration.between(last, call.at()))
          .as("with a margin")
          .isLessThan(rig.lease().multipliedBy(9).dividedBy(10));
      last = call.at();
    }
    till.open();
    shop.isQuiet();
    assertThat(till.visits()).as("each once").hasSize(count);
  }

  @Test
  @Case(id = "37", kind = Case.Kind.FAULTS, capability = Capability.EXTENDABLE_LEASE)
  default void anExtensionThatFailsIsTriedAgainWithinTheMargin(Rig rig) {
    rig.require(Capability.EXTENDABLE_LEASE);
    Till till = new Till(rig).taking(rig.lease().multipliedBy(3));
    Shop shop = rig.shop(till).with(s -> s.unguarded()).start();
    rig.faults().provoke(Fault.EXTEND_FAILED, 2);
    shop.publish("o-1", "slow");
    shop.until("it was handled", () -> till.handled().size() == 1);
    assertThat(till.visits()).hasSize(1);
    assertThat(shop.journal().count(Signal.LeaseLost.class)).isZero();
    assertThat(rig.faults().hits(Fault.EXTEND_FAILED)).isEqualTo(2);
  }

  @Test
  @Case(id = "37", kind = Case.Kind.FAULTS, capability = Capability.EXTENDABLE_LEASE)
  default void throttledExtensionsAreTriedAgainAtABoundedRate(Rig rig) {
    rig.require(Capability.EXTENDABLE_LEASE);
    Till till = new Till(rig).waiting(visit -> true);
    Shop shop = rig.shop(till).start();
    shop.publish("o-1", "slow");
    shop.until("it runs", () -> till.inside() == 1);
    rig.faults().provoke(Fault.EXTEND_THROTTLED, ALWAYS);
    rig.pass(rig.lease().multipliedBy(2));
    assertThat(rig.calls().of(Call.Kind.EXTEND)).hasSizeBetween(2, 40);
    till.open();
  }

  @Test
  @Case(id = "37", kind = Case.Kind.FAULTS, capability = Capability.EXTENDABLE_LEASE)
  default void whenNoExtensionSucceedsTheHandlerIsCancelled(Rig rig) {
    rig.require(Capability.EXTENDABLE_LEASE);
    Till till = new Till(rig).waiting(visit -> visit.deliveryCount() == 1);
    Shop shop = rig.shop(till).with(s -> s.unguarded()).start();
    rig.faults().provoke(Fault.EXTEND_FAILED, ALWAYS);
    shop.publish("o-1", "lost");
    shop.until("it was handled again", () -> till.handled().size() == 1);
    Visit first = till.visits().get(0);
    shop.until("the first run has ended", () -> first.end() != null);
    assertThat(first.end()).isEqualTo(Visit.End.INTERRUPTED);
    assertThat(first.wasCancelled()).isTrue();
    assertThat(shop.journal().count(Signal.LeaseLost.class)).isEqualTo(1);
    shop.isQuiet();
    assertThat(till.visits()).hasSize(2);
  }

  @Test
  @Case(id = "38", kind = Case.Kind.FAULTS, capability = Capability.EXTENDABLE_LEASE)
  default void anExtensionThatFailsInPartConcernsOnlyTheFailed(Rig rig) {
    rig.require(Capability.EXTENDABLE_LEASE);
    Till till = new Till(rig).taking(rig.lease().multipliedBy(2));
    Shop shop = rig.shop(till).with(s -> s.concurrency(5).unguarded()).start();
    rig.faults().provoke(Fault.EXTEND_LOST, 1);
    shop.publishAll(Messages.numbered("m", 5));
    shop.until("all were handled", () -> till.handled().size() == 5);
    assertThat(shop.journal().count(Signal.LeaseLost.class)).isEqualTo(1);
    assertThat(till.visits()).filteredOn(Visit::wasCancelled).hasSize(1);
    shop.isQuiet();
    assertThat(till.visits()).as("one of them twice").hasSize(6);
  }

  @Test
  @Case(id = "39", kind = Case.Kind.FAULTS, capability = Capability.EXTENDABLE_LEASE)
  default void aStolenMessageCancelsItsHandlerAndIsNotSettled(Rig rig) {
    rig.require(Capability.EXTENDABLE_LEASE);
    Till till = new Till(rig).waiting(visit -> true);
    Shop shop = rig.shop(till).with(s -> s.unguarded().concurrency(1)).start();
    shop.publish("o-1", "stolen");
    shop.until("it runs", () -> till.inside() == 1);
    rig.faults().provoke(Fault.EXTEND_LOST, 1);
    shop.until("it is cancelled", () -> till.visits().get(0).end() != null);
    assertThat(till.visits().get(0).end()).isEqualTo(Visit.End.INTERRUPTED);
    assertThat(till.visits().get(0).wasCancelled()).isTrue();
    assertThat(shop.journal().count(Signal.Settled.class)).isZero();
    assertThat(rig.calls().of(Call.Kind.SETTLE)).as("nothing is settled as success").isEmpty();
    till.open();
    shop.until("it came again", () -> till.handled().size() == 1);
  }

  @Test
  @Case(id = "43", capability = Capability.EXTENDABLE_LEASE)
  default void atTheLeasesMaximumTheRenewalEnds(Rig rig) {
    rig.require(Capability.EXTENDABLE_LEASE);
    Duration max = rig.lease().multipliedBy(4);
    Till till = new Till(rig).waiting(visit -> visit.deliveryCount() == 1);
    Shop shop = rig.shop(till).with(s -> s.lease(rig.lease(), max).unguarded()).start();
    shop.publish("o-1", "endless");
    shop.until("it came again", () -> till.visits().size() == 2);
    shop.until("the first run has ended", () -> till.visits().get(0).end() != null);
    assertThat(till.visits().get(0).wasCancelled()).isTrue();
    long held = till.visits().get(1).beganAt() - till.visits().get(0).beganAt();
    assertThat(Duration.ofNanos(held))
        .isGreaterThan(max.dividedBy(2))
        .isLessThan(max.plus(rig.lease()));
    assertThat(shop.journal().count(Signal.LeaseLost.class)).isEqualTo(1);
  }

  @Test
  @Case(id = "43", kind = Case.Kind.FAULTS, capability = Capability.EXTENDABLE_LEASE)
  default void atTheBrokersMaximumTheRenewalEnds(Rig rig) {
    rig.require(Capability.EXTENDABLE_LEASE);
    Till till = new Till(rig).waiting(visit -> visit.deliveryCount() == 1);
    Shop shop = rig.shop(till).with(s -> s.unguarded()).start();
    shop.publish("o-1", "endless");
    shop.until("it runs", () -> till.inside() == 1);
    rig.faults().provoke(Fault.EXTEND_AT_MAXIMUM, ALWAYS);
    shop.until("it came again", () -> till.visits().size() == 2);
    shop.until("the first run has ended", () -> till.visits().get(0).end() != null);
    assertThat(rig.calls().of(Call.Kind.EXTEND)).as("asked once, not again").hasSize(1);
    assertThat(till.visits().get(0).wasCancelled()).isTrue();
  }
}
