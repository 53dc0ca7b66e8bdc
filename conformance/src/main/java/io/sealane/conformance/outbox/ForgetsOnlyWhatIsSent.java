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

/** What is sent is removed in time; what is not sent never is. */
public interface ForgetsOnlyWhatIsSent extends OutboxPromise {

  @Test
  @Case(id = "O9")
  default void cleaningNeverRemovesWhatIsNotSent(OutboxRig rig) {
    rig.destination()
        .refuse(
            Failure.Kind.TRANSIENT,
            message -> Messages.textOf(message).startsWith("bill") || "held".equals(message.key()));
    rig.committed(rig.bills(), "a", "bill0", "bill1");
    rig.committed(rig.orders(), "held", "held0", "held1");
    RelayNode node = rig.node();
    int rounds = 5;
    int each = 1_500;
    for (int round = 0; round < rounds; round++) {
      int first = round * each;
      List<OutgoingMessage> many =
          IntStream.range(first, first + each)
              .mapToObj(i -> Messages.text("k" + i, "m" + i))
              .toList();
      rig.inTransaction(() -> rig.append(rig.orders(), many));
      rig.untilSent(rig.orders(), first + each);
    }
    assertThat(rig.outbox().backlog().waiting()).isGreaterThanOrEqualTo(4);
    node.stop();
    rig.destination().heal();
    rig.node();
    rig.untilSent(rig.orders(), rounds * each + 2);
    rig.untilSent(rig.bills(), 2);
    assertThat(rig.destination().texts(rig.bills())).containsExactly("bill0", "bill1");
    assertThat(rig.destination().texts(rig.orders())).contains("held0", "held1");
    rig.until("nothing waits", () -> rig.outbox().backlog().waiting() == 0);
  }
}
