package io.sealane.conformance.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Channel;
import io.sealane.conformance.rig.Messages;
import io.sealane.conformance.rig.Rig;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.receive.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What is sent to a topic comes to each of its queues, and there to one receiver. */
public interface DeliversToSubscription extends TransportPromise {

  @Test
  @Case(id = "23")
  default void nothingIsLostWithCompetingReceivers(Rig rig) {
    Channel channel = rig.channel(false);
    List<String> sent = Messages.numbered("m", 120);
    channel.send(sent.toArray(String[]::new));
    Queue<String> taken = new ConcurrentLinkedQueue<>();
    List<CompletableFuture<Void>> work = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Channel competitor = channel.competitor();
      work.add(rig.run(() -> drain(rig, competitor, taken)));
    }
    work.forEach(rig::await);
    assertThat(taken).containsExactlyInAnyOrderElementsOf(sent);
    channel.isDrained();
  }

  private static void drain(Rig rig, Channel channel, Queue<String> taken) {
    for (int empty = 0; empty < 2; ) {
      List<Delivery> some = channel.receive(10, rig.capabilities().maxWait());
      some.forEach(delivery -> taken.add(Messages.textOf(delivery)));
      if (!some.isEmpty()) {
        channel.done(some);
      }
      empty = some.isEmpty() ? empty + 1 : 0;
    }
  }

  @Test
  @Case(id = "33")
  default void eachQueueGetsEverything(Rig rig) {
    Topic topic = rig.topic(false);
    Channel one = rig.channel(topic, rig.queue(topic));
    Channel two = rig.channel(topic, rig.queue(topic));
    one.send("a", "b");
    assertThat(Messages.textsOf(one.take(2))).containsExactlyInAnyOrder("a", "b");
    assertThat(Messages.textsOf(two.take(2))).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  @Case(id = "33")
  default void receiversOfOneQueueShare(Rig rig) {
    Channel one = rig.channel(false);
    Channel two = one.competitor();
    one.send("a", "b");
    List<Delivery> taken = new ArrayList<>(one.take(1));
    taken.addAll(two.take(1));
    assertThat(Messages.textsOf(taken)).containsExactlyInAnyOrder("a", "b");
    one.bringsNothing();
  }

  @Test
  @Case(id = "34")
  default void queuesOfTwoTopicsAreIsolated(Rig rig) {
    Channel one = rig.channel(false);
    Channel two = rig.channel(false);
    one.send("for one");
    two.send("for two");
    assertThat(Messages.textsOf(one.take(1))).containsExactly("for one");
    assertThat(Messages.textsOf(two.take(1))).containsExactly("for two");
    one.bringsNothing();
    two.bringsNothing();
  }

  @Test
  @Case(id = "34")
  default void aQueueOfTwoTopicsGetsBoth(Rig rig) {
    Topic one = rig.topic(false);
    Topic two = rig.topic(false);
    QueueSpec queue = rig.queue(one, two);
    rig.channel(one, queue).send("by one");
    rig.channel(two, queue).send("by two");
    assertThat(Messages.textsOf(rig.channel(one, queue).take(2)))
        .containsExactlyInAnyOrder("by one", "by two");
  }
}
