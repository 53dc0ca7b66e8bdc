package io.sealane.conformance.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.OutboxPromise;
import io.sealane.conformance.relay.OutboxRig;
import io.sealane.conformance.relay.RelayNode;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Messages;
import io.sealane.error.Failure;
import io.sealane.store.outbox.OutboxBacklog;
import io.sealane.store.outbox.OutboxBacklog.HeldKey;
import io.sealane.transport.send.OutgoingMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What fails holds back its key, or its topic if nothing gets there, and nothing else. */
public interface HoldsOnlyWhatFails extends OutboxPromise {

  @Test
  @Case(id = "O6")
  default void aPoisonMessageBlocksOnlyItsKey(OutboxRig rig) {
    rig.destination()
        .refuse(Failure.Kind.INVALID, message -> Messages.textOf(message).equals("poison"));
    RelayNode node = rig.node();
    List<OutgoingMessage> poisoned = rig.committed(rig.orders(), "a", "poison", "behind");
    rig.committed(rig.orders(), "b", "b0", "b1");
    rig.committed(rig.bills(), "a", "bill");
    rig.untilSent(rig.orders(), 2);
    rig.untilSent(rig.bills(), 1);
    rig.committed(rig.orders(), "a", "further behind");
    rig.committed(rig.orders(), "c", "c0");
    rig.untilSent(rig.orders(), 3);
    rig.untilDrained(node);
    assertThat(rig.destination().texts(rig.orders())).containsExactly("b0", "b1", "c0");
    OutboxBacklog backlog = rig.outbox().backlog();
    assertThat(backlog.waiting()).isEqualTo(3);
    assertThat(backlog.oldest()).isPositive();
    assertThat(backlog.held()).hasSize(1);
    HeldKey held = backlog.held().get(0);
    assertThat(held.topic()).isEqualTo("orders");
    assertThat(held.key()).isEqualTo("a");
    assertThat(held.eventId()).isEqualTo(poisoned.get(0).id());
    assertThat(held.attempts()).isPositive();
    assertThat(held.reason()).contains("provoked");
    assertThat(node.held()).extracting(OutgoingMessage::id).contains(poisoned.get(0).id());
  }

  @Test
  @Case(id = "O6")
  default void aHeldKeyGoesOnByItself(OutboxRig rig) {
    rig.destination().refuse(Failure.Kind.TRANSIENT, message -> "a".equals(message.key()));
    rig.node();
    rig.committed(rig.orders(), "a", "a0", "a1");
    rig.committed(rig.orders(), "b", "b0");
    rig.until("the key is held", () -> !rig.outbox().backlog().held().isEmpty());
    rig.destination().heal();
    rig.untilSent(rig.orders(), 3);
    assertThat(rig.destination().texts(rig.orders())).containsExactly("b0", "a0", "a1");
    rig.until("nothing is held", () -> rig.outbox().backlog().equals(nothing()));
  }

  /** Whoever reads the oldest events at once may read none but those of the key that fails. */
  @Test
  @Case(id = "O6")
  default void aKeyWithManyMessagesBlocksNoOther(OutboxRig rig) {
    rig.destination().refuse(Failure.Kind.TRANSIENT, message -> "a".equals(message.key()));
    List<String> many = Messages.numbered("a", 2_500);
    rig.committed(rig.orders(), "a", many.toArray(String[]::new));
    rig.committed(rig.orders(), "b", "b0", "b1");
    rig.node();
    rig.untilSent(rig.orders(), 2);
    assertThat(rig.destination().texts(rig.orders())).containsExactly("b0", "b1");
    rig.until("the key is held", () -> rig.outbox().backlog().held().size() == 1);
    rig.destination().heal();
    rig.untilSent(rig.orders(), 2_502);
    assertThat(rig.destination().texts(rig.orders()).subList(2, 2_502))
        .containsExactlyElementsOf(many);
  }

  @Test
  @Case(id = "O6")
  default void onceAPoisonMessageIsDiscardedItsKeyGoesOn(OutboxRig rig) {
    rig.destination()
        .refuse(Failure.Kind.INVALID, message -> Messages.textOf(message).startsWith("poison"));
    rig.node();
    List<OutgoingMessage> sent = rig.committed(rig.orders(), "a", "poison0", "poison1", "behind");
    List<OutgoingMessage> alone = rig.committed(rig.orders(), "b", "poison2");
    rig.until("both keys are held", () -> rig.outbox().backlog().held().size() == 2);
    assertThat(rig.outbox().discard("orders", sent.get(1).id())).as("not the first").isFalse();
    assertThat(rig.outbox().discard("bills", sent.get(0).id())).as("elsewhere").isFalse();
    assertThat(rig.outbox().discard("orders", sent.get(0).id())).isTrue();
    assertThat(rig.outbox().discard("orders", sent.get(0).id())).as("again").isFalse();
    assertThat(rig.outbox().discard("orders", alone.get(0).id())).isTrue();
    assertThat(rig.outbox().discard("orders", sent.get(1).id())).isTrue();
    rig.untilSent(rig.orders(), 1);
    rig.committed(rig.orders(), "a", "later");
    rig.committed(rig.orders(), "b", "b0");
    rig.untilSent(rig.orders(), 3);
    assertThat(rig.destination().texts(rig.orders()))
        .containsExactlyInAnyOrder("behind", "later", "b0")
        .containsSubsequence("behind", "later");
    rig.until("nothing is held", () -> rig.outbox().backlog().equals(nothing()));
  }

  @Test
  @Case(id = "O6")
  default void aTopicThatTakesNothingBlocksNoOther(OutboxRig rig) {
    rig.destination()
        .refuse(Failure.Kind.MISSING, message -> Messages.textOf(message).startsWith("bill"));
    RelayNode node = rig.node();
    rig.committed(rig.bills(), "a", "bill0", "bill1");
    rig.committed(rig.orders(), "a", "a0", "a1");
    rig.untilSent(rig.orders(), 2);
    rig.until("the relay says so", () -> !node.failures().isEmpty());
    assertThat(node.failures()).allSatisfy(line -> assertThat(line).startsWith("bills: "));
    assertThat(rig.outbox().backlog().held()).isEmpty();
    rig.destination().heal();
    rig.untilSent(rig.bills(), 2);
    assertThat(rig.destination().texts(rig.bills())).containsExactly("bill0", "bill1");
  }

  private static OutboxBacklog nothing() {
    return new OutboxBacklog(0, Duration.ZERO, List.of());
  }
}
