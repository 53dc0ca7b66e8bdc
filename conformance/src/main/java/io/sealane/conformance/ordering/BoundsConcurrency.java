package io.sealane.conformance.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.faults.Call;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Messages;
import io.sealane.conformance.rig.Rig;
import io.sealane.conformance.rig.Shop;
import io.sealane.conformance.rig.Till;
import io.sealane.transport.Capability;
import io.sealane.transport.receive.Backlog;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** As many handlers run as are allowed, and no more is fetched than can be handled. */
public interface BoundsConcurrency extends TransportPromise {

  @Test
  @Case(id = "48")
  default void whatRunsAtOnceReachesTheLimitAndDoesNotExceedIt(Rig rig) {
    Till till = new Till(rig).waiting(visit -> true);
    Shop shop = rig.shop(till).with(s -> s.concurrency(7)).start();
    List<String> texts = Messages.numbered("m", 40);
    shop.publishAll(texts);
    shop.until("the limit is reached", () -> till.inside() == 7);
    rig.pass(Duration.ofSeconds(1));
    assertThat(till.inside()).isEqualTo(7);
    till.open();
    shop.isQuiet();
    assertThat(till.most()).isEqualTo(7);
    assertThat(till.handled()).containsExactlyInAnyOrderElementsOf(texts);
  }

  @Test
  @Case(id = "48")
  default void theLimitIsReachedUnderASteadyLoad(Rig rig) {
    Till till = new Till(rig).taking(Duration.ofMillis(100));
    Shop shop = rig.shop(till).with(s -> s.concurrency(5)).start();
    long begin = rig.time().scheduler().nanoTime();
    shop.publishAll(Messages.numbered("m", 100));
    shop.until("all were handled", () -> till.handled().size() == 100);
    Duration took = Duration.ofNanos(rig.time().scheduler().nanoTime() - begin);
    assertThat(till.most()).isEqualTo(5);
    if (rig.time().isVirtual()) {
      assertThat(took).as("2 seconds if no slot is ever idle").isLessThan(Duration.ofSeconds(4));
    }
  }

  @Test
  @Case(id = "49")
  default void aRaisedLimitTakesEffectWithoutRestart(Rig rig) {
    Till till = new Till(rig).waiting(visit -> true);
    Shop shop = rig.shop(till).with(s -> s.concurrency(2)).start();
    shop.publishAll(Messages.numbered("m", 20));
    shop.until("two run", () -> till.inside() == 2);
    shop.control().concurrency(6);
    shop.until("six run", () -> till.inside() == 6);
    rig.pass(Duration.ofSeconds(1));
    assertThat(till.inside()).isEqualTo(6);
    till.open();
    shop.isQuiet();
    assertThat(till.handled()).hasSize(20);
  }

  @Test
  @Case(id = "49")
  default void aLoweredLimitTakesEffectWithoutRestart(Rig rig) {
    Till first = new Till(rig).taking(Duration.ofSeconds(1));
    Shop shop = rig.shop(first).with(s -> s.concurrency(6)).start();
    shop.publishAll(Messages.numbered("m", 60));
    shop.until("six run", () -> first.inside() == 6);
    shop.control().concurrency(2);
    rig.pass(Duration.ofMillis(1500));
    assertThat(first.inside()).as("after those that ran").isLessThanOrEqualTo(2);
    shop.until("two run", () -> first.inside() == 2);
    shop.isQuiet();
    assertThat(first.handled()).hasSize(60);
  }

  @Test
  @Case(id = "50")
  default void withHandlersBlockedReceivingStopsAndGoesOnLater(Rig rig) {
    Till till = new Till(rig).waiting(visit -> !visit.text().startsWith("warm"));
    Shop shop = rig.shop(till).with(s -> s.concurrency(4)).start();
    shop.publishAll(Messages.numbered("warm", 20));
    shop.until("it is warm", () -> till.handled().size() == 20);
    shop.publishAll(Messages.numbered("m", 200));
    shop.until("all slots are taken", () -> till.inside() == 4);
    for (int i = 0; i == 0 || !rig.calls().of(Call.Kind.RECEIVE).isEmpty(); i++) {
      assertThat(i).as("looks at a receiver that does not stop").isLessThan(10);
      rig.calls().clear();
      rig.pass(Duration.ofSeconds(2));
    }
    Backlog blocked = shop.backlog();
    // Handlers that were quick are supplied with ten batches, and one more may be on its way.
    assertThat(blocked.inFlight()).as("held by one consumer of four slots").isBetween(4L, 114L);
    rig.calls().clear();
    rig.pass(rig.lease().multipliedBy(2));
    assertThat(rig.calls().of(Call.Kind.RECEIVE)).as("calls while nothing can start").isEmpty();
    till.open();
    shop.isQuiet();
    assertThat(till.handled()).hasSize(220);
  }

  @Test
  @Case(id = "50", capability = Capability.EXTENDABLE_LEASE)
  default void whatIsFetchedAheadIsNotLostWhileHandlersAreSlow(Rig rig) {
    rig.require(Capability.EXTENDABLE_LEASE);
    Till till = new Till(rig).taking(rig.lease().multipliedBy(3).dividedBy(4));
    Shop shop = rig.shop(till).with(s -> s.concurrency(2).unguarded()).start();
    List<String> texts = Messages.numbered("m", 12);
    shop.publishAll(texts);
    shop.isQuiet();
    assertThat(till.visits()).as("each once").hasSize(12);
    assertThat(till.handled()).containsExactlyInAnyOrderElementsOf(texts);
  }

  @Test
  @Case(id = "50")
  default void anIdleQueueCostsFewCalls(Rig rig) {
    rig.shop(new Till(rig)).with(s -> s.concurrency(10)).start();
    rig.pass(Duration.ofSeconds(1));
    rig.calls().clear();
    Duration span = rig.capabilities().maxWait().multipliedBy(rig.time().isVirtual() ? 30 : 2);
    rig.pass(span);
    assertThat(rig.calls().of(Call.Kind.RECEIVE))
        .as("one long poll after the other, whatever the concurrency")
        .hasSizeLessThanOrEqualTo((int) span.dividedBy(rig.capabilities().maxWait()) + 2);
  }
}
