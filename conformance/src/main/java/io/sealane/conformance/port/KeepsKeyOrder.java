package io.sealane.conformance.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Channel;
import io.sealane.conformance.rig.Messages;
import io.sealane.conformance.rig.Rig;
import io.sealane.transport.Capability;
import io.sealane.transport.Preparation;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.receive.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** From an ordered topic to an ordered queue, messages of a key come one after the other. */
public interface KeepsKeyOrder extends TransportPromise {

  @Test
  @Case(id = "27", capability = Capability.ORDERED_BY_KEY)
  default void aMessageInFlightHoldsBackItsKeyAndNoOther(Rig rig) {
    if (isRefused(rig)) {
      return;
    }
    Channel channel = rig.channel(true);
    channel.send(Messages.text("a", "a1"));
    Delivery first = channel.takeOne();
    channel.send(Messages.text("a", "a2"));
    channel.send(Messages.text("b", "b1"));
    Delivery other = channel.takeOne();
    assertThat(Messages.textOf(other)).isEqualTo("b1");
    channel.bringsNothing();
    channel.done(first);
    assertThat(Messages.textOf(channel.takeOne())).isEqualTo("a2");
  }

  @Test
  @Case(id = "27")
  default void withoutOrderNothingIsHeldBack(Rig rig) {
    Channel channel = rig.channel(false);
    channel.send(Messages.text("a", "a1"));
    channel.takeOne();
    channel.send(Messages.text("a", "a2"));
    assertThat(Messages.textOf(channel.takeOne())).isEqualTo("a2");
  }

  @Test
  @Case(id = "45", capability = Capability.ORDERED_BY_KEY)
  default void orderIsKeptThroughRedeliveries(Rig rig) {
    if (isRefused(rig)) {
      return;
    }
    Channel channel = rig.channel(true);
    Random random = new Random(45);
    List<String> expected = Messages.numbered("", 30);
    for (String number : expected) {
      channel.send(Messages.text("a", "a" + number));
      channel.send(Messages.text("b", "b" + number));
    }
    List<String> done = new ArrayList<>();
    while (done.size() < 60) {
      handle(channel, channel.receive(10, rig.capabilities().maxWait()), random, done);
    }
    assertThat(done.stream().filter(text -> text.startsWith("a")))
        .containsExactlyElementsOf(expected.stream().map(number -> "a" + number).toList());
    assertThat(done.stream().filter(text -> text.startsWith("b")))
        .containsExactlyElementsOf(expected.stream().map(number -> "b" + number).toList());
  }

  /** Settles in order; what stands behind a released message of its key is released too. */
  private static void handle(
      Channel channel, List<Delivery> deliveries, Random random, List<String> done) {
    assertThat(deliveries).as("something while there is something").isNotEmpty();
    List<String> released = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      String key = Messages.textOf(delivery).substring(0, 1);
      if (released.contains(key) || random.nextInt(4) == 0) {
        released.add(key);
        channel.release(delivery, Duration.ZERO);
      } else {
        done.add(Messages.textOf(delivery));
        channel.done(delivery);
      }
    }
  }

  /** Without the promise, an ordered queue is refused when it is prepared. */
  private static boolean isRefused(Rig rig) {
    if (rig.declares(Capability.ORDERED_BY_KEY)) {
      return false;
    }
    Topic topic = Topic.ordered(rig.name("topic"));
    Preparation answer =
        rig.await(rig.transport().prepare(new Topology(List.of(topic), List.of(rig.queue(topic)))));
    assertThat(answer.problems()).as("an ordered queue is refused").isNotEmpty();
    return true;
  }
}
