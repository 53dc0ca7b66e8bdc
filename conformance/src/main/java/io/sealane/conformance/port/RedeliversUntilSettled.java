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
import io.sealane.transport.receive.Settlement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A message comes again until it is settled, and then never more. */
public interface RedeliversUntilSettled extends TransportPromise {

  @Test
  @Case(id = "24")
  default void aReleasedMessageComesAgainAndASettledOneDoesNot(Rig rig) {
    Channel channel = rig.channel(false);
    channel.send("again");
    channel.release(channel.takeOne(), Duration.ZERO);
    Delivery second = channel.takeOne();
    assertThat(Messages.textOf(second)).isEqualTo("again");
    assertThat(channel.done(second)).isInstanceOf(LeaseResult.Confirmed.class);
    channel.isDrained();
  }

  @Test
  @Case(id = "24")
  default void aMessageWhoseReceiverDiedComesAgainWhenTheLeaseIsOver(Rig rig) {
    Channel channel = rig.channel(false);
    channel.send("left behind");
    channel.takeOne();
    assertThat(channel.receive(1, Duration.ZERO)).as("while the lease runs").isEmpty();
    rig.pass(channel.queue().lease());
    assertThat(Messages.textOf(channel.takeOne())).isEqualTo("left behind");
  }

  @Test
  @Case(id = "25")
  default void settlingTwiceIsHarmless(Rig rig) {
    Channel channel = rig.channel(false);
    channel.send("one", "two");
    List<Delivery> both = channel.take(2);
    channel.done(both.get(0));
    assertThat(channel.done(both.get(0))).isNotNull();
    channel.done(both.get(1));
    channel.isDrained();
  }

  @Test
  @Case(id = "25")
  default void releasingAfterSettlingIsHarmless(Rig rig) {
    Channel channel = rig.channel(false);
    channel.send("settled");
    Delivery delivery = channel.takeOne();
    channel.done(delivery);
    channel.release(delivery, Duration.ZERO);
    channel.isDrained();
  }

  @Test
  @Case(id = "25")
  default void settlementsOfOneBatchAreEachForThemselves(Rig rig) {
    Channel channel = rig.channel(false);
    channel.send("done", "released");
    List<Delivery> both = channel.take(2);
    channel.settleAll(
        both.stream()
            .<Settlement>map(
                delivery ->
                    Messages.textOf(delivery).equals("done")
                        ? new Settlement.Done(delivery)
                        : new Settlement.Release(delivery, Duration.ZERO))
            .toList());
    assertThat(Messages.textOf(channel.takeOne())).isEqualTo("released");
    channel.bringsNothing();
  }

  @Test
  @Case(id = "26", capability = Capability.COUNTS_ATTEMPTS)
  default void theReceiveCountGrowsByOne(Rig rig) {
    Channel channel = rig.channel(false);
    channel.send("counted");
    for (int count = 1; count <= 4; count++) {
      Delivery delivery = channel.takeOne();
      if (rig.declares(Capability.COUNTS_ATTEMPTS)) {
        assertThat(delivery.receiveCount()).isEqualTo(count);
      } else {
        assertThat(delivery.receiveCount()).isPositive();
      }
      channel.release(delivery, Duration.ZERO);
    }
  }

  @Test
  @Case(id = "5")
  default void theMessageIdStaysTheSame(Rig rig) {
    Channel channel = rig.channel(false);
    channel.send("one", "two");
    List<Delivery> both = channel.take(2);
    assertThat(both.get(0).messageId()).isNotEmpty().isNotEqualTo(both.get(1).messageId());
    channel.done(both.get(1));
    channel.release(both.get(0), Duration.ZERO);
    assertThat(channel.takeOne().messageId()).isEqualTo(both.get(0).messageId());
  }

  @Test
  @Case(id = "40")
  default void aStaleSettlementDoesNotTakeTheMessageFromItsNewHolder(Rig rig) {
    Channel channel = rig.channel(false);
    Channel other = channel.competitor();
    channel.send("moved on");
    Delivery stale = channel.takeOne();
    rig.pass(channel.queue().lease());
    Delivery fresh = other.takeOne();
    assertThat(channel.done(stale)).isNotInstanceOf(LeaseResult.Confirmed.class);
    other.release(fresh, Duration.ZERO);
    Delivery again = other.takeOne();
    assertThat(Messages.textOf(again)).isEqualTo("moved on");
    assertThat(other.done(again)).isInstanceOf(LeaseResult.Confirmed.class);
  }
}
