package io.sealane.conformance.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Channel;
import io.sealane.conformance.rig.Letters;
import io.sealane.conformance.rig.Rig;
import io.sealane.transport.Capability;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.send.SendResult;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dead letters are kept as they are, one per id, until somebody takes them. */
public interface KeepsDeadLetters extends TransportPromise {

  @Test
  @Case(id = "53", capability = Capability.DEAD_LETTERS)
  default void aLetterKeepsEverything(Rig rig) {
    Channel channel = rig.channel(false);
    DeadLetter letter = Letters.of(channel, "event-1", "body \ud83d\ude9a");
    SendResult result = rig.await(channel.deadLetters().add(letter));
    if (!rig.declares(Capability.DEAD_LETTERS)) {
      assertThat(result).isInstanceOf(SendResult.Rejected.class);
      return;
    }
    assertThat(result).isInstanceOf(SendResult.Accepted.class);
    DeadLetter kept = Letters.all(rig, channel).get(0);
    assertThat(kept.id()).isEqualTo(letter.id());
    assertThat(kept.messageId()).isEqualTo(letter.messageId());
    assertThat(kept.eventId()).isEqualTo(letter.eventId());
    assertThat(kept.type()).isEqualTo(letter.type());
    assertThat(kept.subscription()).isEqualTo(letter.subscription());
    assertThat(kept.key()).isEqualTo(letter.key());
    assertThat(kept.body()).isEqualTo(letter.body());
    assertThat(kept.attributes()).isEqualTo(letter.attributes());
    assertThat(kept.cause()).isEqualTo(letter.cause());
  }

  @Test
  @Case(id = "54", capability = Capability.DEAD_LETTERS)
  default void aLetterWithoutAnEventIsKnownByItsMessage(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Channel channel = rig.channel(false);
    rig.await(channel.deadLetters().add(Letters.undecodable(channel, "message-7", "{broken")));
    DeadLetter kept = Letters.all(rig, channel).get(0);
    assertThat(kept.id()).isEqualTo("message-7");
    assertThat(kept.eventId()).isNull();
    assertThat(kept.type()).isNull();
    assertThat(kept.cause().reason()).isEqualTo(DeadLetter.Reason.UNDECODABLE);
  }

  @Test
  @Case(id = "56", capability = Capability.DEAD_LETTERS)
  default void thereIsOneLetterPerId(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Channel channel = rig.channel(false);
    rig.await(channel.deadLetters().add(Letters.of(channel, "event-1", "body")));
    rig.await(channel.deadLetters().add(Letters.of(channel, "event-1", "body")));
    rig.await(channel.deadLetters().add(Letters.of(channel, "event-2", "body")));
    assertThat(Letters.all(rig, channel))
        .extracting(DeadLetter::id)
        .containsExactlyInAnyOrder("event-1", "event-2");
  }

  @Test
  @Case(id = "53", capability = Capability.DEAD_LETTERS)
  default void lettersAreListedOldestFirstAndStay(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Channel channel = rig.channel(false);
    for (String id : List.of("event-1", "event-2", "event-3")) {
      rig.await(channel.deadLetters().add(Letters.of(channel, id, "body")));
    }
    for (int i = 0; i < 2; i++) {
      assertThat(rig.await(channel.deadLetters().list(Selection.first(2))))
          .extracting(DeadLetter::id)
          .containsExactly("event-1", "event-2");
    }
    assertThat(rig.await(channel.deadLetters().list(Selection.ids("event-3", "event-9"))))
        .extracting(DeadLetter::id)
        .containsExactly("event-3");
  }

  @Test
  @Case(id = "53", capability = Capability.DEAD_LETTERS)
  default void onlySelectedLettersAreDiscarded(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Channel channel = rig.channel(false);
    for (String id : List.of("event-1", "event-2", "event-3")) {
      rig.await(channel.deadLetters().add(Letters.of(channel, id, "body")));
    }
    assertThat(rig.await(channel.deadLetters().discard(Selection.ids("event-2", "event-9"))))
        .isEqualTo(1);
    assertThat(Letters.all(rig, channel))
        .extracting(DeadLetter::id)
        .containsExactly("event-1", "event-3");
    assertThat(rig.await(channel.deadLetters().discard(Selection.all()))).isEqualTo(2);
    assertThat(Letters.all(rig, channel)).isEmpty();
  }

  @Test
  @Case(id = "53", capability = Capability.DEAD_LETTERS)
  default void lettersAreSelectedByTypeAndTime(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Channel channel = rig.channel(false);
    Instant noon = Instant.parse("2030-01-01T12:00:00Z");
    for (int i = 0; i < 4; i++) {
      String type = i % 2 == 0 ? "shop.Opened" : "shop.Closed";
      Instant deadAt = noon.plusSeconds(i);
      rig.await(channel.deadLetters().add(Letters.of(channel, "event-" + i, type, deadAt)));
    }
    assertThat(rig.await(channel.deadLetters().list(Selection.types("shop.Closed"))))
        .extracting(DeadLetter::id)
        .containsExactlyInAnyOrder("event-1", "event-3");
    Selection inTheMiddle = Selection.all().from(noon.plusSeconds(1)).before(noon.plusSeconds(3));
    assertThat(rig.await(channel.deadLetters().list(inTheMiddle)))
        .extracting(DeadLetter::id)
        .containsExactlyInAnyOrder("event-1", "event-2");
    Selection both = Selection.types("shop.Closed").from(noon.plusSeconds(2));
    assertThat(rig.await(channel.deadLetters().discard(both))).isEqualTo(1);
    assertThat(Letters.all(rig, channel)).hasSize(3).noneMatch(kept -> kept.id().equals("event-3"));
  }

  @Test
  @Case(id = "34", capability = Capability.DEAD_LETTERS)
  default void eachQueueHasItsOwnLetters(Rig rig) {
    rig.require(Capability.DEAD_LETTERS);
    Channel one = rig.channel(false);
    Channel two = rig.channel(one.topic(), rig.queue(one.topic()));
    rig.await(one.deadLetters().add(Letters.of(one, "event-1", "body")));
    assertThat(Letters.all(rig, two)).isEmpty();
    assertThat(Letters.all(rig, one)).hasSize(1);
  }
}
