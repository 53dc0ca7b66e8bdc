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
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lease that is extended lasts, until the broker's maximum. */
public interface ExtendsLeases extends TransportPromise {

  @Test
  @Case(id = "35", capability = Capability.EXTENDABLE_LEASE)
  default void anExtendedLeaseLasts(Rig rig) {
    Channel channel = rig.channel(false);
    Channel other = channel.competitor();
    channel.send("held");
    Delivery held = channel.takeOne();
    if (!rig.declares(Capability.EXTENDABLE_LEASE)) {
      assertThat(channel.extend(List.of(held), rig.lease()).get(0))
          .isNotInstanceOf(LeaseResult.Confirmed.class);
      return;
    }
    for (int i = 0; i < 4; i++) {
      rig.pass(rig.lease().multipliedBy(6).dividedBy(10));
      assertThat(channel.extend(List.of(held), rig.lease()).get(0))
          .isInstanceOf(LeaseResult.Confirmed.class);
      assertThat(other.receive(1, Duration.ZERO)).as("while the lease is extended").isEmpty();
    }
    assertThat(channel.done(held)).isInstanceOf(LeaseResult.Confirmed.class);
    channel.isDrained();
  }

  @Test
  @Case(id = "35", capability = Capability.EXTENDABLE_LEASE)
  default void anExtendedLeaseEndsWhenItIsNotExtendedAgain(Rig rig) {
    rig.require(Capability.EXTENDABLE_LEASE);
    Channel channel = rig.channel(false);
    channel.send("held");
    Delivery held = channel.takeOne();
    channel.extend(List.of(held), rig.lease().multipliedBy(2));
    rig.pass(rig.lease().multipliedBy(3).dividedBy(2));
    assertThat(channel.receive(1, Duration.ZERO)).as("before its end").isEmpty();
    rig.pass(rig.lease());
    assertThat(Messages.textOf(channel.takeOne())).isEqualTo("held");
  }

  @Test
  @Case(id = "38", capability = Capability.EXTENDABLE_LEASE)
  default void eachEntryOfAnExtensionHasAResultOfItsOwn(Rig rig) {
    rig.require(Capability.EXTENDABLE_LEASE);
    Channel channel = rig.channel(false);
    channel.send("one", "two", "three");
    List<Delivery> three = channel.take(3);
    channel.done(three.get(1));
    List<LeaseResult> results = channel.extend(three, rig.lease());
    assertThat(results.get(0)).isInstanceOf(LeaseResult.Confirmed.class);
    assertThat(results.get(1)).isNotInstanceOf(LeaseResult.Confirmed.class);
    assertThat(results.get(2)).isInstanceOf(LeaseResult.Confirmed.class);
  }

  @Test
  @Case(id = "39", capability = Capability.EXTENDABLE_LEASE)
  default void aLeaseThatIsSomebodyElsesIsLost(Rig rig) {
    rig.require(Capability.EXTENDABLE_LEASE);
    Channel channel = rig.channel(false);
    Channel other = channel.competitor();
    channel.send("stolen");
    Delivery mine = channel.takeOne();
    rig.pass(rig.lease());
    Delivery theirs = other.takeOne();
    assertThat(channel.extend(List.of(mine), rig.lease()).get(0))
        .isInstanceOf(LeaseResult.Lost.class);
    assertThat(other.done(theirs)).isInstanceOf(LeaseResult.Confirmed.class);
  }

  @Test
  @Case(id = "43", capability = Capability.EXTENDABLE_LEASE)
  default void aLeaseCannotOutliveTheMaximum(Rig rig) {
    rig.require(Capability.EXTENDABLE_LEASE);
    Channel channel = rig.channel(false);
    channel.send("held for long");
    Delivery held = channel.takeOne();
    rig.pass(rig.lease().dividedBy(2));
    Duration maximum = rig.capabilities().maxLease();
    assertThat(channel.extend(List.of(held), maximum).get(0))
        .isInstanceOf(LeaseResult.AtMaximum.class);
    assertThat(channel.extend(List.of(held), rig.lease()).get(0))
        .isInstanceOf(LeaseResult.Confirmed.class);
  }
}
