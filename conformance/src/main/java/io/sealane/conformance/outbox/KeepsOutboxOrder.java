package io.sealane.conformance.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.OutboxPromise;
import io.sealane.conformance.relay.OutboxRig;
import io.sealane.conformance.relay.RelayNode;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Messages;
import io.sealane.error.Failure;
import io.sealane.transport.send.OutgoingMessage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order of each key is kept, whatever fails and whoever relays. */
public interface KeepsOutboxOrder extends OutboxPromise {

  @Test
  @Case(id = "O5")
  default void orderIsKeptAcrossTheRelaysRetries(OutboxRig rig) {
    int keys = 5;
    List<OutgoingMessage> all =
        IntStream.range(0, 100)
            .mapToObj(i -> Messages.text("k" + i % keys, "k" + i % keys + ":" + i / keys))
            .toList();
    rig.inTransaction(() -> rig.append(rig.orders(), all));
    rig.destination()
        .refuse(
            Failure.Kind.TRANSIENT,
            message ->
                "k1".equals(message.key()) && rig.destination().accepted(rig.orders()).size() < 60);
    rig.node();
    rig.untilSent(rig.orders(), 60);
    rig.destination().heal();
    rig.untilSent(rig.orders(), 100);
    for (int key = 0; key < keys; key++) {
      assertThat(textsOf(rig, "k" + key)).isEqualTo(Messages.numbered("k" + key + ":", 20));
    }
  }

  @Test
  @Case(id = "O5")
  default void orderIsKeptAcrossRestarts(OutboxRig rig) {
    rig.destination().refuse(Failure.Kind.TRANSIENT, message -> "a".equals(message.key()));
    rig.committed(rig.orders(), "a", "a0", "a1");
    rig.committed(rig.orders(), "b", "b0");
    RelayNode first = rig.node();
    rig.untilSent(rig.orders(), 1);
    rig.until("the key is held", () -> !rig.outbox().backlog().held().isEmpty());
    first.stop();
    rig.committed(rig.orders(), "a", "a2");
    rig.destination().heal();
    rig.node();
    rig.committed(rig.orders(), "a", "a3");
    rig.untilSent(rig.orders(), 5);
    assertThat(textsOf(rig, "a")).containsExactly("a0", "a1", "a2", "a3");
  }

  private static List<String> textsOf(OutboxRig rig, String key) {
    return rig.destination().accepted(rig.orders()).stream()
        .filter(message -> key.equals(message.key()))
        .map(Messages::textOf)
        .distinct()
        .toList();
  }
}
