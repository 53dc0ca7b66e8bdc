package io.sealane.conformance.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.OutboxPromise;
import io.sealane.conformance.relay.OutboxRig;
import io.sealane.conformance.relay.RelayNode;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Messages;
import io.sealane.transport.send.OutgoingMessage;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Any number of relays share the work, and one that dies is replaced. */
public interface SurvivesItsRelay extends OutboxPromise {

  @Test
  @Case(id = "O3")
  default void aCrashAfterSendingSendsAgainWithTheSameId(OutboxRig rig) {
    rig.destination().fallSilentAbout(message -> true);
    List<OutgoingMessage> sent = rig.committed(rig.orders(), "a", "a0");
    RelayNode dies = rig.node();
    rig.untilSent(rig.orders(), 1);
    rig.letHasten(() -> rig.outbox().backlog().waiting() == 0);
    dies.kill();
    rig.destination().heal();
    rig.node();
    rig.untilSent(rig.orders(), 2);
    assertThat(rig.destination().accepted(rig.orders()))
        .extracting(OutgoingMessage::id)
        .containsOnly(sent.get(0).id());
  }

  @Test
  @Case(id = "O4")
  default void ofTwoRelaysOneSends(OutboxRig rig) {
    RelayNode one = rig.node();
    RelayNode two = rig.node();
    IntStream.range(0, 50).forEach(i -> rig.committed(rig.orders(), "k" + i % 7, "m" + i));
    rig.untilSent(rig.orders(), 50);
    rig.untilDrained(one);
    rig.untilDrained(two);
    assertThat(rig.destination().texts(rig.orders())).doesNotHaveDuplicates().hasSize(50);
  }

  @Test
  @Case(id = "O4")
  default void aDeadRelaysWorkIsTakenOver(OutboxRig rig) {
    RelayNode dies = rig.node();
    rig.committed(rig.orders(), "a", "a0");
    rig.untilSent(rig.orders(), 1);
    rig.untilDrained(dies);
    dies.kill();
    rig.node();
    rig.committed(rig.orders(), "a", "a1");
    rig.untilSent(rig.orders(), 2);
    assertThat(rig.destination().texts(rig.orders())).containsExactly("a0", "a1");
  }

  /** It may repeat what it was just sending, and no more: all it knows is of yesterday. */
  @Test
  @Case(id = "O4")
  default void oneThatWasTakenForDeadMovesNothing(OutboxRig rig) {
    movesNothing(rig, () -> {});
  }

  /** The broker's answer reaches it only when another has long gone on. */
  @Test
  @Case(id = "O4")
  default void anAnswerAfterItsLeaseMovesNothing(OutboxRig rig) {
    movesNothing(rig, rig.destination()::answerAfterAll);
  }

  /** A relay stands still while it sends, another takes over, and it goes on. */
  private static void movesNothing(OutboxRig rig, Runnable beforeItGoesOn) {
    rig.destination().fallSilentAbout(message -> Messages.textOf(message).equals("a0"));
    RelayNode stale = rig.node();
    rig.committed(rig.orders(), "a", "a0");
    rig.untilSent(rig.orders(), 1);
    stale.pause();
    rig.destination().heal();
    RelayNode next = rig.node();
    IntStream.range(1, 20).forEach(i -> rig.committed(rig.orders(), "a", "a" + i));
    rig.until("all are sent", () -> rig.destination().texts(rig.orders()).contains("a19"));
    rig.untilDrained(next);
    beforeItGoesOn.run();
    stale.resume();
    rig.until("it has looked around", () -> stale.turns() >= 2);
    next.stop();
    stale.stop();
    rig.committed(rig.orders(), "a", "a20");
    rig.node();
    rig.until("the last is sent", () -> rig.destination().texts(rig.orders()).contains("a20"));
    assertThat(rig.destination().texts(rig.orders()))
        .filteredOn(text -> !text.equals("a0"))
        .containsExactlyElementsOf(Messages.numbered("a", 21).subList(1, 21));
  }

  @Test
  @Case(id = "O4")
  default void oneThatStopsHandsOverAtOnce(OutboxRig rig) {
    RelayNode stops = rig.node();
    rig.committed(rig.orders(), "a", "a0");
    rig.untilSent(rig.orders(), 1);
    rig.node();
    stops.stop();
    rig.committed(rig.orders(), "a", "a1");
    rig.untilSent(rig.orders(), 2);
    assertThat(rig.destination().texts(rig.orders())).containsExactly("a0", "a1");
  }

  @Test
  @Case(id = "O8")
  default void wrongClocksChangeNothing(OutboxRig rig) {
    RelayNode slow = rig.node(Duration.ofMinutes(-5));
    RelayNode fast = rig.node(Duration.ofMinutes(5));
    IntStream.range(0, 50).forEach(i -> rig.committed(rig.orders(), "k" + i % 7, "m" + i));
    rig.untilSent(rig.orders(), 50);
    rig.untilDrained(slow);
    slow.kill();
    IntStream.range(50, 60).forEach(i -> rig.committed(rig.orders(), "k" + i % 7, "m" + i));
    rig.untilSent(rig.orders(), 60);
    rig.untilDrained(fast);
    fast.kill();
    rig.node(Duration.ofMinutes(-5));
    rig.committed(rig.orders(), "k0", "m60");
    rig.untilSent(rig.orders(), 61);
    assertThat(rig.destination().texts(rig.orders()))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(Messages.numbered("m", 61));
  }
}
