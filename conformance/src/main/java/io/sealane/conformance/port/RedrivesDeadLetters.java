package io.sealane.conformance.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Channel;
import io.sealane.conformance.rig.Letters;
import io.sealane.conformance.rig.Messages;
import io.sealane.conformance.rig.Rig;
import io.sealane.transport.Capability;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.Redrive;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.receive.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A dead letter goes back to the queue it came from, and to no other. */
public interface RedrivesDeadLetters extends TransportPromise {

  @Test
  @Case(id = "58", capability = Capability.DEAD_LETTERS)
  default void aLetterGoesBackToItsOwnQueueOnly(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Channel own = rig.channel(false);
    Channel other = rig.channel(own.topic(), rig.queue(own.topic()));
    DeadLetter letter = Letters.of(own, "event-1", "again");
    rig.await(own.deadLetters().add(letter));
    int moved = rig.await(redrive(own, Selection.all(), Double.POSITIVE_INFINITY).completion());
    assertThat(moved).isEqualTo(1);
    Delivery delivery = own.takeOne();
    assertThat(Messages.textOf(delivery)).isEqualTo("again");
    assertThat(delivery.key()).isEqualTo(letter.key());
    assertThat(delivery.receiveCount()).as("attempts are counted from one").isEqualTo(1);
    assertThat(delivery.attributes()).containsAllEntriesOf(letter.attributes());
    assertThat(Letters.all(rig, own)).isEmpty();
    other.bringsNothing();
  }

  @Test
  @Case(id = "58", capability = Capability.DEAD_LETTERS)
  default void onlySelectedLettersGoBack(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Channel channel = withLetters(rig, 3);
    Redrive redrive = redrive(channel, Selection.ids("event-1"), Double.POSITIVE_INFINITY);
    assertThat(rig.await(redrive.completion())).isEqualTo(1);
    assertThat(Messages.textsOf(channel.take(1))).containsExactly("body-1");
    channel.bringsNothing();
    assertThat(Letters.all(rig, channel))
        .extracting(DeadLetter::id)
        .containsExactly("event-0", "event-2");
  }

  @Test
  @Case(id = "58", capability = Capability.DEAD_LETTERS)
  default void lettersGoBackNoFasterThanAsked(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Channel channel = withLetters(rig, 5);
    long begin = rig.time().scheduler().nanoTime();
    Redrive redrive = redrive(channel, Selection.all(), 2);
    assertThat(rig.await(redrive.completion())).isEqualTo(5);
    long took = rig.time().scheduler().nanoTime() - begin;
    assertThat(Duration.ofNanos(took)).isGreaterThanOrEqualTo(Duration.ofMillis(2000));
    assertThat(redrive.moved()).isEqualTo(5);
  }

  @Test
  @Case(id = "58", capability = Capability.DEAD_LETTERS)
  default void aCancelledRedriveLeavesTheRest(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Channel channel = withLetters(rig, 5);
    Redrive redrive = redrive(channel, Selection.all(), 0.1);
    rig.time().until("one letter went back", () -> redrive.moved() >= 1, Duration.ofMinutes(1));
    redrive.cancel();
    redrive.cancel();
    int moved = rig.await(redrive.completion());
    assertThat(moved).isBetween(1, 2);
    assertThat(Letters.all(rig, channel)).hasSize(5 - moved);
    assertThat(channel.take(moved)).hasSize(moved);
  }

  /** Bytes that are no event are known by their message only, which is another each time. */
  @Test
  @Case(id = "58", capability = Capability.DEAD_LETTERS)
  default void whatDiesAgainMeanwhileIsLeft(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Channel channel = withLetters(rig, 3);
    Redrive redrive = redrive(channel, Selection.all(), 5);
    int died = 0;
    while (died < 3) {
      List<Delivery> some = channel.receive(10, Duration.ZERO);
      for (Delivery delivery : some) {
        String body = Messages.textOf(delivery);
        DeadLetter letter = Letters.undecodable(channel, delivery.messageId(), body);
        rig.await(channel.deadLetters().add(letter));
      }
      channel.done(some);
      died += some.size();
      rig.pass(Duration.ofMillis(100));
    }
    assertThat(rig.await(redrive.completion())).isEqualTo(3);
    assertThat(channel.receive(1, Duration.ZERO)).as("went back twice").isEmpty();
    assertThat(Letters.all(rig, channel)).hasSize(3);
  }

  @Test
  @Case(id = "67", capability = Capability.DEAD_LETTERS)
  default void whatGoesBackIsInTheQueueWhenItsLetterIsGone(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Channel channel = withLetters(rig, 3);
    Redrive redrive = redrive(channel, Selection.all(), 1);
    for (int seen = 0; seen < 3; ) {
      int left = Letters.all(rig, channel).size();
      seen += channel.receive(10, Duration.ZERO).size();
      assertThat(seen + left).as("letters and messages together").isGreaterThanOrEqualTo(3);
      rig.pass(Duration.ofMillis(100));
    }
    assertThat(rig.await(redrive.completion())).isEqualTo(3);
  }

  private static Channel withLetters(Rig rig, int count) {
    Channel channel = rig.channel(false);
    IntStream.range(0, count)
        .mapToObj(i -> Letters.of(channel, "event-" + i, "body-" + i))
        .forEach(letter -> rig.await(channel.deadLetters().add(letter)));
    return channel;
  }

  private static Redrive redrive(Channel channel, Selection selection, double perSecond) {
    return channel.deadLetters().redrive(selection, perSecond);
  }
}
