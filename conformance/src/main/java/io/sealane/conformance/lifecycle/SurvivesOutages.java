package io.sealane.conformance.lifecycle;

import static io.sealane.conformance.faults.FaultPort.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.faults.Call;
import io.sealane.conformance.faults.Fault;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Messages;
import io.sealane.conformance.rig.Rig;
import io.sealane.conformance.rig.Shop;
import io.sealane.conformance.rig.Till;
import io.sealane.error.Failure;
import io.sealane.error.PublishException;
import io.sealane.observe.Health;
import io.sealane.observe.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Brokers go and come again; nobody has to restart anything, and nobody is hammered meanwhile. */
public interface SurvivesOutages extends TransportPromise {

  @Test
  @Case(id = "63")
  default void startingAgainAfterStoppingWorks(Rig rig) {
    Till till = new Till(rig);
    Shop shop = rig.shop(till).start();
    shop.publish("o-1", "before");
    shop.until("it was handled", () -> till.handled().size() == 1);
    rig.await(shop.sealane().stop(StopsCleanly.DEADLINE));
    assertThat(shop.state()).isEqualTo(Health.State.STOPPED);
    shop.publish("o-1", "meanwhile");
    rig.pass(Duration.ofSeconds(2));
    assertThat(till.handled()).containsExactly("before");
    shop.sealane().start();
    shop.publish("o-1", "after");
    shop.until("all were handled", () -> till.handled().size() == 3);
    assertThat(shop.state()).isEqualTo(Health.State.UP);
  }

  @Test
  @Case(id = "63", kind = Case.Kind.FAULTS)
  default void startingWithoutABrokerBecomesHealthyLater(Rig rig) {
    Till till = new Till(rig);
    rig.faults().provoke(Fault.PREPARE_OUTAGE, 3);
    rig.faults().provoke(Fault.RECEIVE_FAILED, ALWAYS);
    Shop shop = rig.shop(till).start();
    shop.until("it says so", () -> shop.state() == Health.State.DOWN);
    rig.faults().heal();
    shop.until("it is up", () -> shop.state() == Health.State.UP);
    shop.publish("o-1", "after");
    shop.until("it was handled", () -> till.handled().size() == 1);
  }

  @Test
  @Case(id = "64", kind = Case.Kind.FAULTS)
  default void afterAnOutageNothingAcceptedIsLostAndAllRecovers(Rig rig) {
    Till till = new Till(rig).taking(Duration.ofSeconds(1));
    Shop shop = rig.shop(till).with(s -> s.concurrency(3)).start();
    List<String> accepted = new ArrayList<>(Messages.numbered("before", 30));
    shop.publishAll(accepted);
    shop.until("some were handled", () -> till.handled().size() >= 6);
    outage(rig);
    PublishException refused =
        catchThrowableOfType(PublishException.class, () -> shop.publish("o-1", "meanwhile"));
    assertThat(refused.isRetryable()).isTrue();
    rig.pass(rig.lease().multipliedBy(3));
    assertThat(shop.state()).isEqualTo(Health.State.DOWN);
    rig.faults().heal();
    shop.until("it is up again", () -> shop.state() == Health.State.UP);
    shop.publish("o-1", "after");
    accepted.add("after");
    shop.isQuiet();
    assertThat(till.handled()).containsExactlyInAnyOrderElementsOf(accepted);
  }

  private static void outage(Rig rig) {
    for (Fault fault :
        List.of(
            Fault.SEND_REJECTED, Fault.RECEIVE_FAILED, Fault.SETTLE_FAILED, Fault.EXTEND_FAILED)) {
      rig.faults().provoke(fault, ALWAYS);
    }
  }

  @Test
  @Case(id = "64", kind = Case.Kind.FAULTS)
  default void anOutageIsMetWithFewCalls(Rig rig) {
    Shop shop = rig.shop(new Till(rig)).start();
    rig.faults().provoke(Fault.RECEIVE_FAILED, ALWAYS);
    shop.until("it is noticed", () -> shop.state() == Health.State.DOWN);
    rig.calls().clear();
    assertFewReceives(rig, 10, 120);
  }

  @Test
  @Case(id = "18", kind = Case.Kind.FAULTS)
  default void aThrottledReceiverWaitsAsLongAsItIsAsked(Rig rig) {
    Till till = new Till(rig);
    rig.faults().provoke(Fault.RECEIVE_THROTTLED, 3);
    Shop shop = rig.shop(till).start();
    shop.publish("o-1", "after");
    shop.until("it was handled", () -> till.handled().size() == 1);
    List<Call> receives = rig.calls().of(Call.Kind.RECEIVE);
    for (int i = 1; i <= 3; i++) {
      assertThat(Duration.between(receives.get(i - 1).at(), receives.get(i).at()))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }
  }

  @Test
  @Case(id = "66", kind = Case.Kind.FAULTS)
  default void deniedReceivingIsSaidAndNotHammered(Rig rig) {
    Till till = new Till(rig);
    Shop shop = rig.shop(till).start();
    rig.faults().provoke(Fault.RECEIVE_DENIED, ALWAYS);
    shop.until("it is noticed", () -> shop.state() == Health.State.DOWN);
    assertThat(shop.control().health().reason()).contains(Failure.Kind.DENIED.name());
    rig.calls().clear();
    assertFewReceives(rig, 5, 60);
    assertThat(shop.journal().of(Signal.ReceiveFailed.class))
        .extracting(signal -> signal.failure().kind())
        .containsOnly(Failure.Kind.DENIED);
    rig.faults().heal();
    shop.publish("o-1", "after");
    shop.until("it was handled", () -> till.handled().size() == 1);
    assertThat(shop.state()).isEqualTo(Health.State.UP);
  }

  @Test
  @Case(id = "66", kind = Case.Kind.FAULTS)
  default void deniedSendingIsATypedErrorAndNotTriedAgain(Rig rig) {
    Shop shop = rig.shop(new Till(rig)).withoutSubscription().start();
    rig.faults().provoke(Fault.SEND_DENIED, ALWAYS);
    PublishException refused =
        catchThrowableOfType(PublishException.class, () -> shop.publish("o-1", "text"));
    assertThat(refused.refusals().get(0).failure().kind()).isEqualTo(Failure.Kind.DENIED);
    assertThat(refused.isRetryable()).isFalse();
    assertThat(rig.calls().of(Call.Kind.SEND)).hasSize(1);
  }

  @Test
  @Case(id = "66", kind = Case.Kind.FAULTS)
  default void aMissingQueueIsSaidAndNotHammered(Rig rig) {
    Shop shop = rig.shop(new Till(rig)).start();
    rig.faults().provoke(Fault.RECEIVE_MISSING, ALWAYS);
    shop.until("it is noticed", () -> shop.state() == Health.State.DOWN);
    assertThat(shop.control().health().reason()).contains(Failure.Kind.MISSING.name());
    rig.calls().clear();
    assertFewReceives(rig, 5, 60);
  }

  /** Counts for ten minutes; where time is real for one, which may be that of the first calls. */
  private static void assertFewReceives(Rig rig, int least, int most) {
    boolean virtual = rig.time().isVirtual();
    rig.pass(Duration.ofMinutes(virtual ? 10 : 1));
    List<Call> receives = rig.calls().of(Call.Kind.RECEIVE);
    if (virtual) {
      assertThat(receives).as("in ten minutes").hasSizeBetween(least, most);
    } else {
      assertThat(receives).as("in a minute").hasSizeLessThanOrEqualTo(most / 5);
    }
  }

  @Test
  @Case(id = "66", kind = Case.Kind.FAULTS)
  default void aBrokerThatDoesNotWaitIsNotHammered(Rig rig) {
    Till till = new Till(rig);
    Shop shop = rig.shop(till).start();
    rig.faults().provoke(Fault.RECEIVE_EMPTY, ALWAYS);
    shop.publish("o-1", "wakes the open receive");
    shop.until("it was handled", () -> till.handled().size() == 1);
    rig.calls().clear();
    rig.pass(Duration.ofMinutes(1));
    assertThat(rig.calls().of(Call.Kind.RECEIVE)).as("in a minute").hasSizeBetween(10, 120);
    rig.faults().heal();
    shop.publish("o-1", "after");
    shop.until("it was handled as well", () -> till.handled().size() == 2);
  }
}
