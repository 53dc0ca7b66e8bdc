package io.sealane.conformance.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Channel;
import io.sealane.conformance.rig.Messages;
import io.sealane.conformance.rig.Rig;
import io.sealane.transport.Capability;
import io.sealane.transport.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A queue that comes late gets what was sent before, or does not, as declared. */
public interface KeepsHistory extends TransportPromise {

  @Test
  @Case(id = "32", capability = Capability.KEEPS_HISTORY)
  default void aLateQueueSeesWhatIsDeclared(Rig rig) {
    Topic topic = rig.topic(false);
    rig.channel(topic, rig.queue(topic)).send("before");
    Channel late = rig.channel(topic, rig.queue(topic));
    late.send("after");
    if (rig.declares(Capability.KEEPS_HISTORY)) {
      assertThat(Messages.textsOf(late.take(2))).containsExactlyInAnyOrder("before", "after");
    } else {
      assertThat(Messages.textsOf(late.take(1))).isEqualTo(List.of("after"));
      late.bringsNothing();
    }
  }
}
