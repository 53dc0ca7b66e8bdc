package io.sealane.conformance.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Channel;
import io.sealane.conformance.rig.Messages;
import io.sealane.conformance.rig.Rig;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Closing loses nothing, and asking again gives what works. */
public interface EndsCleanly extends TransportPromise {

  @Test
  @Case(id = "60")
  default void aLateReceiveCompletesAndWhatItBringsCanBeReleased(Rig rig) {
    Channel channel = rig.channel(false);
    Receiver closing = rig.transport().receiver(channel.queue());
    CompletionStage<ReceiveResult> open =
        closing.receive(
            new ReceiveRequest(1, rig.capabilities().maxWait(), channel.queue().lease()));
    closing.close();
    channel.send("came during the stop");
    if (rig.await(open) instanceof ReceiveResult.Received received) {
      for (Delivery late : received.deliveries()) {
        LeaseResult released =
            rig.await(closing.settle(List.of(new Settlement.Release(late, Duration.ZERO)))).get(0);
        assertThat(released).isInstanceOf(LeaseResult.Confirmed.class);
      }
    }
    List<Delivery> seen = channel.receive(1, rig.capabilities().maxWait());
    assertThat(Messages.textsOf(seen)).as("without a lease to wait for").hasSize(1);
  }

  @Test
  @Case(id = "61")
  default void whatWasReceivedBeforeClosingCanBeSettledAfterwards(Rig rig) {
    Channel channel = rig.channel(false);
    channel.send("settled late");
    Receiver receiver = rig.transport().receiver(channel.queue());
    ReceiveResult result =
        rig.await(
            receiver.receive(
                new ReceiveRequest(1, rig.capabilities().maxWait(), channel.queue().lease())));
    Delivery delivery = ((ReceiveResult.Received) result).deliveries().get(0);
    receiver.close();
    assertThat(rig.await(receiver.settle(List.of(new Settlement.Done(delivery)))).get(0))
        .isInstanceOf(LeaseResult.Confirmed.class);
    channel.isDrained();
  }

  @Test
  @Case(id = "62")
  default void closingTwiceIsHarmlessAndAskingAgainGivesWhatWorks(Rig rig) {
    Channel channel = rig.channel(false);
    var sender = rig.transport().sender(channel.topic());
    var receiver = rig.transport().receiver(channel.queue());
    sender.close();
    sender.close();
    receiver.close();
    receiver.close();
    Channel again = channel.competitor();
    again.send("after closing");
    assertThat(Messages.textOf(again.takeOne())).isEqualTo("after closing");
  }

  @Test
  @Case(id = "65")
  default void preparingAgainChangesNothing(Rig rig) {
    Channel channel = rig.channel(false);
    channel.send("kept");
    rig.prepare();
    rig.prepare();
    channel.send("once");
    assertThat(Messages.textsOf(channel.take(2))).containsExactlyInAnyOrder("kept", "once");
    channel.bringsNothing();
  }

  @Test
  @Case(id = "65")
  default void preparingAtOnceIsHarmless(Rig rig) {
    Channel channel = rig.channel(false);
    var one = rig.run(rig::prepare);
    var two = rig.run(rig::prepare);
    rig.await(one);
    rig.await(two);
    channel.send("once");
    assertThat(Messages.textsOf(channel.take(1))).containsExactly("once");
    channel.bringsNothing();
  }
}
