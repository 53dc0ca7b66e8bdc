package io.sealane.conformance.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Channel;
import io.sealane.conformance.rig.Messages;
import io.sealane.conformance.rig.Rig;
import io.sealane.transport.Capability;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is released with a delay stays away for that long, and not for longer. */
public interface DelaysRedelivery extends TransportPromise {

  @Test
  @Case(id = "51", capability = Capability.DELAYED_REDELIVERY)
  default void aReleasedMessageStaysAwayForItsDelay(Rig rig) {
    Channel channel = rig.channel(false);
    channel.send("later");
    Delivery delivery = channel.takeOne();
    Duration delay = rig.lease();
    LeaseResult result = channel.release(delivery, delay);
    if (!rig.declares(Capability.DELAYED_REDELIVERY)) {
      assertThat(result).isNotInstanceOf(LeaseResult.Confirmed.class);
      return;
    }
    assertThat(result).isInstanceOf(LeaseResult.Confirmed.class);
    rig.pass(delay.multipliedBy(8).dividedBy(10));
    assertThat(channel.receive(1, Duration.ZERO)).as("before its time").isEmpty();
    rig.pass(delay.dividedBy(4));
    assertThat(Messages.textOf(channel.takeOne())).isEqualTo("later");
  }

  @Test
  @Case(id = "51", capability = Capability.DELAYED_REDELIVERY)
  default void aDelayedMessageHoldsBackNoOther(Rig rig) {
    rig.require(Capability.DELAYED_REDELIVERY);
    Channel channel = rig.channel(false);
    channel.send("later");
    channel.release(channel.takeOne(), rig.lease().multipliedBy(10));
    channel.send("now");
    assertThat(Messages.textOf(channel.takeOne())).isEqualTo("now");
  }
}
