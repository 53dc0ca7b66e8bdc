package io.sealane.inmemory;

import static io.sealane.inmemory.Bench.backlog;
import static io.sealane.inmemory.Bench.done;
import static io.sealane.inmemory.Bench.ids;
import static io.sealane.inmemory.Bench.release;
import static io.sealane.inmemory.Bench.take;
import static io.sealane.inmemory.Bench.takeIds;
import static io.sealane.inmemory.Bench.takeOne;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.transport.receive.Backlog;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.Receiver;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Bench bench = new Bench();
  private final Receiver receiver = bench.receiver(Bench.orderedQueue("delivery"));
  private final Receiver other = bench.transport.receiver(Bench.orderedQueue("delivery"));

  @Test
  void oneReceiveMayBringSeveralOfOneKeyInOrder() {
    bench.sendKeyed("a1", "a2", "b1", "a3");

    assertThat(takeIds(receiver, 10)).containsExactly("a1", "a2", "a3", "b1");
  }

  @Test
  void whileAMessageOfAKeyIsInFlightNobodyGetsAnotherOfIt() {
    bench.sendKeyed("a1", "a2", "b1");
    Delivery a1 = takeOne(receiver);

    assertThat(takeIds(other, 10)).containsExactly("b1");
    assertThat(takeIds(receiver, 10)).isEmpty();
    assertThat(backlog(receiver)).isEqualTo(new Backlog(1, 0, 2));

    done(receiver, a1);
    assertThat(takeIds(other, 10)).containsExactly("a2");
  }

  @Test
  void aKeyIsFreeOnlyWhenAllOfAReceiveAreSettled() {
    bench.sendKeyed("a1", "a2", "a3");
    List<Delivery> two = take(receiver, 2);

    done(receiver, two.get(0));
    assertThat(takeIds(other, 10)).isEmpty();
    done(receiver, two.get(1));
    assertThat(takeIds(other, 10)).containsExactly("a3");
  }

  @Test
  void aReleasedMessageComesAgainBeforeThoseBehindIt() {
    bench.sendKeyed("a1", "a2", "a3");
    List<Delivery> two = take(receiver, 2);

    release(receiver, two.get(1), Duration.ZERO);
    release(receiver, two.get(0), Duration.ZERO);

    List<Delivery> again = take(other, 10);
    assertThat(ids(again)).containsExactly("a1", "a2", "a3");
    assertThat(again).extracting(Delivery::receiveCount).containsExactly(2, 2, 1);
  }

  @Test
  void aDelayedMessageHoldsBackItsKeyAndNoOther() {
    bench.sendKeyed("a1", "a2", "b1");

    release(receiver, takeOne(receiver), SECOND);

    assertThat(takeIds(other, 10)).containsExactly("b1");
    bench.time.advance(SECOND);
    assertThat(takeIds(other, 10)).containsExactly("a1", "a2");
  }

  @Test
  void aDelayedMessageDoesNotHideOneBeforeIt() {
    bench.sendKeyed("a1", "a2");
    List<Delivery> two = take(receiver, 2);

    release(receiver, two.get(1), SECOND);
    release(receiver, two.get(0), Duration.ZERO);

    assertThat(takeIds(other, 10)).containsExactly("a1");
    bench.time.advance(SECOND);
    assertThat(takeIds(other, 10)).isEmpty();
  }

  @Test
  void anEndedLeaseKeepsTheOrder() {
    bench.sendKeyed("a1", "a2", "a3");
    List<Delivery> two = take(receiver, 2);
    done(receiver, two.get(1));

    bench.time.advance(Bench.LEASE);

    assertThat(takeIds(other, 10)).containsExactly("a1", "a3");
  }

  @Test
  void messagesWithoutAKeyDoNotWaitForEachOther() {
    bench.sendAll("1", "2");

    assertThat(takeIds(receiver, 1)).containsExactly("1");
    assertThat(takeIds(other, 1)).containsExactly("2");
  }

  @Test
  void anUnorderedQueueGivesMessagesOfAKeyToSeveral() {
    Receiver unordered = bench.receiver(Bench.queue("logistics"));
    bench.sendKeyed("a1", "a2");

    assertThat(takeIds(unordered, 1)).containsExactly("a1");
    assertThat(takeIds(unordered, 1)).containsExactly("a2");
  }

  @Test
  void manyKeysLeaveNothingBehind() {
    for (int i = 0; i < 1_000; i++) {
      bench.send(Bench.keyed("key" + i, "m" + i));
      done(receiver, takeOne(receiver));
    }

    assertThat(backlog(receiver).isEmpty()).isTrue();
    assertThat(takeIds(receiver, 10)).isEmpty();
  }
}
