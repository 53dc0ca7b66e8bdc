package io.sealane.conformance.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.conformance.OutboxPromise;
import io.sealane.conformance.relay.OutboxRig;
import io.sealane.conformance.relay.RelayNode;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Messages;
import io.sealane.transport.send.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is committed is sent, and nothing else is. */
public interface RelaysWhatIsCommitted extends OutboxPromise {

  @Test
  @Case(id = "O1")
  default void nothingIsSentBeforeTheCommit(OutboxRig rig) {
    RelayNode node = rig.node();
    rig.inTransaction(
        () -> {
          rig.append(rig.orders(), List.of(Messages.text("o-1", "first")));
          rig.until("the relay finds nothing", node::isDrained);
          assertThat(rig.destination().accepted(rig.orders())).isEmpty();
        });
    rig.untilSent(rig.orders(), 1);
    assertThat(rig.destination().texts(rig.orders())).containsExactly("first");
  }

  @Test
  @Case(id = "O2")
  default void aRollbackLeavesNothing(OutboxRig rig) {
    rig.node();
    IllegalStateException wrong = new IllegalStateException("rolled back");
    assertThatThrownBy(
            () ->
                rig.inTransaction(
                    () -> {
                      rig.append(rig.orders(), List.of(Messages.text("o-1", "never")));
                      throw wrong;
                    }))
        .isSameAs(wrong);
    rig.committed(rig.orders(), "o-1", "after");
    rig.untilSent(rig.orders(), 1);
    assertThat(rig.destination().texts(rig.orders())).containsExactly("after");
    assertThat(rig.outbox().backlog().held()).isEmpty();
  }

  /** A transaction that began earlier ends later: what it appended is behind what was read. */
  @Test
  @Case(id = "O1")
  default void aLateCommitIsNotSkipped(OutboxRig rig) {
    rig.node();
    CompletableFuture<Void> mayEnd = new CompletableFuture<>();
    AtomicBoolean appended = new AtomicBoolean();
    CompletableFuture<Void> late =
        CompletableFuture.runAsync(
            () ->
                rig.inTransaction(
                    () -> {
                      rig.append(rig.orders(), List.of(Messages.text("late", "late")));
                      appended.set(true);
                      mayEnd.join();
                    }),
            rig.time().executor());
    rig.until("the late one has appended", appended::get);
    CompletableFuture<Void> early =
        CompletableFuture.runAsync(
            () -> rig.committed(rig.orders(), "early", "early"), rig.time().executor());
    // Where those who append wait for each other, it is not.
    rig.letHasten(early::isDone);
    rig.letHasten(() -> !rig.destination().accepted(rig.orders()).isEmpty());
    mayEnd.complete(null);
    CompletableFuture.allOf(late, early).join();
    rig.untilSent(rig.orders(), 2);
    assertThat(rig.destination().texts(rig.orders())).containsExactlyInAnyOrder("late", "early");
  }

  @Test
  @Case(id = "O1")
  default void whatIsSentIsWhatWasAppended(OutboxRig rig) {
    rig.node();
    byte[] body = "caf\u00e9 \ud83d\ude00 \u0000".getBytes(StandardCharsets.UTF_8);
    Map<String, String> attributes = Map.of("\ud800 half", "\u0000", "empty", "");
    OutgoingMessage message = new OutgoingMessage(Messages.id(), "k\u0000\udfff", body, attributes);
    OutgoingMessage keyless = new OutgoingMessage(Messages.id(), null, new byte[0], Map.of());
    rig.inTransaction(() -> rig.append(rig.orders(), List.of(message, keyless)));
    rig.untilSent(rig.orders(), 2);
    OutgoingMessage sent = rig.destination().accepted(rig.orders()).get(0);
    assertThat(sent.id()).isEqualTo(message.id());
    assertThat(sent.key()).isEqualTo(message.key());
    assertThat(sent.body()).isEqualTo(body);
    assertThat(sent.attributes()).isEqualTo(attributes);
    OutgoingMessage other = rig.destination().accepted(rig.orders()).get(1);
    assertThat(other.id()).isEqualTo(keyless.id());
    assertThat(other.key()).isNull();
    assertThat(other.body()).isEmpty();
  }

  @Test
  @Case(id = "O7")
  default void aDuplicateIdIsSilent(OutboxRig rig) {
    rig.node();
    OutgoingMessage message = Messages.text("o-1", "twice");
    rig.inTransaction(() -> rig.append(rig.orders(), List.of(message, message)));
    rig.inTransaction(() -> rig.append(rig.orders(), List.of(message)));
    rig.committed(rig.orders(), "o-1", "last");
    rig.until("the last one is sent", () -> rig.destination().texts(rig.orders()).contains("last"));
    assertThat(rig.destination().accepted(rig.orders()))
        .filteredOn(sent -> Messages.textOf(sent).equals("twice"))
        .isNotEmpty()
        .allSatisfy(sent -> assertThat(sent.id()).isEqualTo(message.id()));
  }

  @Test
  @Case(id = "O1")
  default void manyThreadsLoseNothing(OutboxRig rig) {
    rig.node();
    rig.node();
    CompletableFuture<?>[] writers =
        IntStream.range(0, 4)
            .mapToObj(
                writer ->
                    CompletableFuture.runAsync(
                        () ->
                            IntStream.range(0, 50)
                                .forEach(
                                    i ->
                                        rig.committed(
                                            rig.orders(), "k" + writer, writer + "-" + i)),
                        rig.time().executor()))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(writers).join();
    rig.untilSent(rig.orders(), 200);
    assertThat(rig.destination().texts(rig.orders())).doesNotHaveDuplicates().hasSize(200);
  }
}
