package io.sealane.conformance.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Channel;
import io.sealane.conformance.rig.Messages;
import io.sealane.conformance.rig.Rig;
import io.sealane.transport.Capability;
import io.sealane.transport.send.OutgoingMessage;
import org.junit.jupiter.api.Test;

/** A message that is sent twice with one id is there once, or twice, as declared. */
public interface Deduplicates extends TransportPromise {

  @Test
  @Case(id = "17", capability = Capability.DEDUPLICATES)
  default void aMessageSentTwiceIsThereAsOftenAsDeclared(Rig rig) {
    Channel channel = rig.channel(rig.declares(Capability.ORDERED_BY_KEY));
    OutgoingMessage message = Messages.text(null, "twice");
    channel.send(message);
    channel.send(message);
    if (rig.declares(Capability.DEDUPLICATES)) {
      channel.done(channel.takeOne());
      channel.isDrained();
    } else {
      assertThat(Messages.textsOf(channel.take(2))).containsExactly("twice", "twice");
    }
  }

  @Test
  @Case(id = "17")
  default void twoMessagesOfOneContentAreTwo(Rig rig) {
    Channel channel = rig.channel(rig.declares(Capability.ORDERED_BY_KEY));
    channel.send(Messages.text(null, "same"));
    channel.send(Messages.text(null, "same"));
    assertThat(Messages.textsOf(channel.take(2))).containsExactly("same", "same");
  }
}
