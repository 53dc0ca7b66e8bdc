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
import io.sealane.observe.Signal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A settlement counts if the broker has done it; until then nothing is forgotten. */
public interface SettlesTruly extends TransportPromise {

  @Test
  @Case(id = "40", kind = Case.Kind.FAULTS)
  default void whatReturnsAfterTheLeasesEndIsNotSettledByItsOldReceipt(Rig rig) {
    Till till = new Till(rig).waiting(visit -> true).stubborn();
    Shop shop = rig.shop(till).with(s -> s.unguarded().concurrency(1)).start();
    rig.faults().provoke(Fault.EXTEND_FAILED, ALWAYS);
    shop.publish("o-1", "too late");
    shop.until("the lease is lost", () -> shop.journal().count(Signal.LeaseLost.class) == 1);
    till.open();
    shop.isQuiet();
    assertThat(till.visits()).as("what returned late is remembered").hasSize(1);
    List<String> ends =
        shop.journal().of(Signal.OfDelivery.class).stream()
            .filter(s -> s instanceof Signal.Delivered || s instanceof Signal.Settled)
            .map(signal -> signal.getClass().getSimpleName())
            .toList();
    assertThat(ends).containsExactly("Delivered", "Delivered", "Settled");
  }

  @Test
  @Case(id = "40", kind = Case.Kind.FAULTS)
  default void aYesToAStaleReceiptIsNotCounted(Rig rig) {
    Till till = new Till(rig);
    Shop shop = rig.shop(till).with(s -> s.unguarded()).start();
    rig.faults().provoke(Fault.SETTLE_FAILED, ALWAYS);
    shop.publish("o-1", "handled in time");
    shop.until("it was handled", () -> till.handled().size() == 1);
    rig.pass(rig.lease().multipliedBy(3));
    assertThat(shop.journal().count(Signal.Settled.class)).isZero();
    rig.faults().heal();
    shop.isQuiet();
    assertThat(till.visits()).hasSize(1);
    isSettledOnceOrEndedWithItsLease(shop);
  }

  /**
   * None is settled only if the broker has removed the message on a receipt that was stale:
   * rightly, that is not counted, and what was told of it is that its lease had ended.
   */
  private static void isSettledOnceOrEndedWithItsLease(Shop shop) {
    List<String> unconfirmed =
        shop.journal().of(Signal.Unconfirmed.class).stream()
            .map(Signal.Unconfirmed::reason)
            .toList();
    if (shop.journal().count(Signal.Settled.class) == 0) {
      assertThat(unconfirmed)
          .as("why it is not settled")
          .isNotEmpty()
          .allMatch(reason -> reason.matches(".*lease.* ended.*"));
    } else {
      assertThat(shop.journal().count(Signal.Settled.class)).isEqualTo(1);
    }
  }

  @Test
  @Case(id = "41", kind = Case.Kind.FAULTS)
  default void aSettlementThatFailsIsTriedAgain(Rig rig) {
    Till till = new Till(rig);
    Shop shop = rig.shop(till).with(s -> s.unguarded()).start();
    rig.faults().provoke(Fault.SETTLE_FAILED, 2);
    shop.publish("o-1", "handled");
    shop.until("it is settled", () -> shop.journal().count(Signal.Settled.class) == 1);
    assertThat(rig.faults().hits(Fault.SETTLE_FAILED)).isEqualTo(2);
    shop.isQuiet();
    assertThat(till.visits()).hasSize(1);
  }

  @Test
  @Case(id = "41", kind = Case.Kind.FAULTS)
  default void aSettlementWhoseAnswerIsLostIsHarmless(Rig rig) {
    Till till = new Till(rig);
    Shop shop = rig.shop(till).with(s -> s.unguarded()).start();
    rig.faults().provoke(Fault.SETTLE_ANSWER_LOST, 2);
    shop.publish("o-1", "one", "two");
    shop.isQuiet();
    assertThat(till.handled()).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  @Case(id = "41", kind = Case.Kind.FAULTS)
  default void aRedeliveryAfterAnUnsettledSuccessRunsNoHandler(Rig rig) {
    Till till = new Till(rig);
    Shop shop = rig.shop(till).with(s -> s.unguarded()).start();
    rig.faults().provoke(Fault.SETTLE_IGNORED, 1);
    shop.publish("o-1", "handled");
    shop.until("it came again", () -> shop.journal().count(Signal.Delivered.class) == 2);
    shop.isQuiet();
    assertThat(till.visits()).hasSize(1);
  }

  @Test
  @Case(id = "42", kind = Case.Kind.FAULTS)
  default void aFailedSettlementReturnsThePermit(Rig rig) {
    for (Fault fault : List.of(Fault.SETTLE_FAILED, Fault.SETTLE_LOST, Fault.SETTLE_IGNORED)) {
      Till till = new Till(rig);
      Shop shop = rig.shop(till).with(s -> s.concurrency(1)).start();
      rig.faults().provoke(fault, ALWAYS);
      List<String> texts = Messages.numbered("m", 30);
      shop.publishAll(texts);
      shop.until("all were handled, " + fault, () -> till.handled().containsAll(texts));
      rig.faults().heal();
      shop.sealane().close();
    }
  }

  @Test
  @Case(id = "42", kind = Case.Kind.FAULTS)
  default void aFailedReleaseReturnsThePermit(Rig rig) {
    Till till = new Till(rig).failing(visit -> visit.text().equals("bad") && visit.attempt() < 3);
    Shop shop = rig.shop(till).with(s -> s.concurrency(1)).start();
    rig.faults().provoke(Fault.SETTLE_FAILED, 5);
    shop.publish("o-1", "bad", "good", "better");
    shop.isQuiet();
    assertThat(till.handled()).containsExactlyInAnyOrder("bad", "good", "better");
  }

  @Test
  @Case(id = "44", kind = Case.Kind.FAULTS)
  default void whatWaitedLongerThanItsLeaseIsNotStarted(Rig rig) {
    Till till = new Till(rig).waiting(visit -> visit.text().startsWith("m")).stubborn();
    Shop shop = rig.shop(till).with(s -> s.concurrency(1).unguarded()).start();
    warmUp(rig, shop, till);
    rig.faults().provoke(Fault.EXTEND_FAILED, ALWAYS);
    shop.publishAll(Messages.numbered("m", 8));
    shop.until("one runs", () -> till.inside() == 1);
    rig.pass(rig.lease().multipliedBy(2));
    assertThat(shop.journal().count(Signal.LeaseLost.class))
        .as("what was fetched ahead is not ours any more")
        .isPositive();
    assertThat(till.visits()).hasSize(21);
    rig.faults().heal();
    till.open();
    shop.isQuiet();
    for (String text : Messages.numbered("m", 8)) {
      assertThat(till.visits(text)).as(text).hasSize(1);
      assertThat(till.visits(text).get(0).attempt()).as("waiting is no attempt").isEqualTo(1);
    }
  }

  /** A pipeline fetches ahead when it knows that handlers are fast. */
  private static void warmUp(Rig rig, Shop shop, Till till) {
    shop.publishAll(Messages.numbered("warm", 20));
    shop.until("it is warm", () -> till.handled().size() == 20);
    rig.pass(rig.lease());
    rig.calls().clear();
  }

  @Test
  @Case(id = "36")
  default void settlementsTravelTogether(Rig rig) {
    Till till = new Till(rig).taking(Duration.ofMillis(10));
    Shop shop = rig.shop(till).with(s -> s.concurrency(10)).start();
    shop.publishAll(Messages.numbered("m", 100));
    shop.isQuiet();
    int most = Math.min(10, rig.capabilities().maxSettle());
    assertThat(rig.calls().of(Call.Kind.SETTLE))
        .as("calls for a hundred settlements")
        .hasSizeLessThanOrEqualTo(2 * 100 / most + 5);
  }
}
