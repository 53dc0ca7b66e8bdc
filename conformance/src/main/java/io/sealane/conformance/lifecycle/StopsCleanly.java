package io.sealane.conformance.lifecycle;

import static io.sealane.conformance.faults.FaultPort.ALWAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.faults.Fault;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Messages;
import io.sealane.conformance.rig.Rig;
import io.sealane.conformance.rig.Shop;
import io.sealane.conformance.rig.Till;
import io.sealane.conformance.rig.Visit;
import io.sealane.error.ClosedException;
import io.sealane.observe.Health;
import io.sealane.observe.Signal;
import io.sealane.transport.Capability;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Stopping leaves nothing hidden, nothing half done and nobody waiting. */
public interface StopsCleanly extends TransportPromise {

  /** Long enough for what ends by itself. */
  Duration DEADLINE = Duration.ofSeconds(10);

  @Test
  @Case(id = "60", kind = Case.Kind.FAULTS)
  default void closingReturnsWhileALongPollIsOpen(Rig rig) {
    Till till = new Till(rig);
    rig.faults().provoke(Fault.RECEIVE_HELD, ALWAYS);
    Shop shop = rig.shop(till).set(b -> b.stopWithin(DEADLINE)).start();
    rig.pass(Duration.ofSeconds(1));
    long begin = rig.time().scheduler().nanoTime();
    shop.sealane().close();
    assertThat(Duration.ofNanos(rig.time().scheduler().nanoTime() - begin))
        .isLessThanOrEqualTo(DEADLINE.plusSeconds(2));
  }

  @Test
  @Case(id = "60", kind = Case.Kind.FAULTS)
  default void whatALatePollBringsIsReleasedAtOnce(Rig rig) {
    Till till = new Till(rig);
    rig.faults().provoke(Fault.RECEIVE_HELD, ALWAYS);
    Shop shop = rig.shop(till).start();
    shop.publish("o-1", "came during the stop");
    rig.pass(Duration.ofSeconds(1));
    CompletableFuture<Void> stopped = shop.sealane().stop(DEADLINE);
    rig.pass(Duration.ofSeconds(1));
    assertThat(stopped).as("while the poll is open").isNotDone();
    rig.faults().heal();
    rig.await(stopped);
    assertThat(till.visits()).isEmpty();
    Shop next = rig.shop(shop.topic(), till).named(shop.subscription()).start();
    long begin = rig.time().scheduler().nanoTime();
    next.until("it was handled elsewhere", () -> till.handled().size() == 1);
    assertThat(Duration.ofNanos(rig.time().scheduler().nanoTime() - begin))
        .as("without a lease to wait for")
        .isLessThan(rig.lease().dividedBy(2));
  }

  @Test
  @Case(id = "61")
  default void runningHandlersFinishAndAreSettled(Rig rig) {
    Till till = new Till(rig).taking(Duration.ofSeconds(3));
    Shop shop = rig.shop(till).with(s -> s.unguarded()).start();
    shop.publish("o-1", "running");
    shop.until("it runs", () -> till.inside() == 1);
    rig.await(shop.sealane().stop(DEADLINE));
    assertThat(till.visits()).extracting(Visit::end).containsExactly(Visit.End.RETURNED);
    assertThat(shop.journal().count(Signal.Settled.class)).isEqualTo(1);
    Shop next =
        rig.shop(shop.topic(), till).named(shop.subscription()).with(s -> s.unguarded()).start();
    next.isQuiet();
    assertThat(till.visits()).hasSize(1);
  }

  @Test
  @Case(id = "61")
  default void atTheDeadlineHandlersAreCancelledAndTheirEventsReleased(Rig rig) {
    Till till = new Till(rig).waiting(visit -> visit.deliveryCount() == 1);
    Shop shop = rig.shop(till).with(s -> s.unguarded()).start();
    shop.publish("o-1", "endless");
    shop.until("it runs", () -> till.inside() == 1);
    rig.await(shop.sealane().stop(DEADLINE));
    assertThat(till.visits().get(0).end()).isEqualTo(Visit.End.INTERRUPTED);
    assertThat(till.visits().get(0).wasCancelled()).isTrue();
    assertThat(shop.journal().count(Signal.DeadLettered.class)).isZero();
    Shop next =
        rig.shop(shop.topic(), till).named(shop.subscription()).with(s -> s.unguarded()).start();
    long begin = rig.time().scheduler().nanoTime();
    next.until("it was handled elsewhere", () -> till.handled().size() == 1);
    assertThat(Duration.ofNanos(rig.time().scheduler().nanoTime() - begin))
        .as("without a lease to wait for")
        .isLessThan(rig.lease().dividedBy(2));
  }

  @Test
  @Case(id = "61")
  default void whatWasFetchedAndNotStartedIsReleasedAtOnce(Rig rig) {
    Till till = new Till(rig).waiting(visit -> visit.text().startsWith("m"));
    Shop shop = rig.shop(till).with(s -> s.concurrency(1).unguarded()).start();
    shop.publishAll(Messages.numbered("warm", 20));
    shop.until("it is warm", () -> till.handled().size() == 20);
    shop.publishAll(Messages.numbered("m", 8));
    shop.until("one runs", () -> till.inside() == 1);
    CompletableFuture<Void> stopped = shop.sealane().stop(DEADLINE);
    rig.pass(Duration.ofSeconds(1));
    assertThat(shop.backlog().inFlight()).as("held while the handler finishes").isEqualTo(1);
    till.open();
    rig.await(stopped);
    assertThat(till.handled()).hasSize(21);
  }

  @Test
  @Case(id = "62")
  default void closingIsIdempotentAndStoppingTwiceIsToo(Rig rig) {
    Till till = new Till(rig);
    Shop shop = rig.shop(till).start();
    CompletableFuture<Void> one = shop.sealane().stop(DEADLINE);
    CompletableFuture<Void> two = shop.sealane().stop(DEADLINE);
    rig.await(one);
    rig.await(two);
    shop.sealane().close();
    shop.sealane().close();
    assertThat(shop.state()).isEqualTo(Health.State.STOPPED);
    rig.await(shop.sealane().stop(DEADLINE));
  }

  @Test
  @Case(id = "62")
  default void closingWhileHandlersBlockReturnsAtTheDeadline(Rig rig) {
    Till till = new Till(rig).waiting(visit -> true).stubborn();
    Shop shop = rig.shop(till).set(b -> b.stopWithin(DEADLINE)).start();
    shop.publish("o-1", "blocks");
    shop.until("it blocks", () -> till.inside() == 1);
    long begin = rig.time().scheduler().nanoTime();
    shop.sealane().close();
    assertThat(Duration.ofNanos(rig.time().scheduler().nanoTime() - begin))
        .isLessThanOrEqualTo(DEADLINE.plusSeconds(3));
    till.open();
  }

  @Test
  @Case(id = "62")
  default void closingWhilePublishingLosesNothingThatWasAccepted(Rig rig) {
    Till till = new Till(rig);
    Shop writer = rig.shop(till).withoutSubscription().start();
    Shop reader = rig.shop(writer.topic(), till).start();
    Queue<String> accepted = new ConcurrentLinkedQueue<>();
    List<CompletableFuture<Void>> publishers =
        Messages.numbered("p", 4).stream()
            .map(name -> rig.run(() -> publishUntilClosed(rig, writer, name, accepted)))
            .toList();
    rig.pass(Duration.ofMillis(40));
    writer.sealane().close();
    publishers.forEach(rig::await);
    reader.isQuiet();
    assertThat(accepted).isNotEmpty();
    assertThat(till.handled()).containsAll(accepted);
  }

  private static void publishUntilClosed(Rig rig, Shop shop, String name, Queue<String> accepted) {
    for (int i = 0; i < 100; i++) {
      try {
        shop.publish(name, name + "-" + i);
        accepted.add(name + "-" + i);
      } catch (ClosedException e) {
        return;
      }
      rig.pass(Duration.ofMillis(5));
    }
  }

  @Test
  @Case(id = "62", capability = Capability.DRAINS)
  default void closingHandlesWhatWasPublishedWhereThatIsPromised(Rig rig) {
    Till till = new Till(rig).taking(Duration.ofMillis(100));
    Shop shop = rig.shop(till).with(s -> s.concurrency(2)).start();
    List<String> texts = Messages.numbered("m", 30);
    shop.publishAll(texts);
    shop.sealane().close();
    if (rig.declares(Capability.DRAINS)) {
      assertThat(till.handled()).containsExactlyInAnyOrderElementsOf(texts);
    } else {
      assertThat(till.handled()).as("ends without waiting for all").hasSizeLessThan(30);
    }
  }
}
