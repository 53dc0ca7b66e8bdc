package io.sealane.claimcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.claimcheck.claim.Claims;
import io.sealane.claimcheck.claim.Pointer;
import io.sealane.error.Failure;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.send.SendResult;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A dead letter has the pointer, shows the body, and goes back as it came. */
class DeadLettersTest {

  private static DeadLetter letter(Delivery delivery, String body) {
    Instant now = Instant.parse("2030-01-01T00:00:00Z");
    return new DeadLetter(
        delivery.messageId(),
        delivery.attributes().get("ce_id"),
        "orders.Completed",
        "delivery",
        delivery.key(),
        delivery.body(),
        delivery.attributes(),
        new DeadLetter.Cause(DeadLetter.Reason.EXHAUSTED, body, 5, now, now));
  }

  private static void bury(Bench bench, Delivery delivery) {
    assertThat(bench.await(letters(bench).add(letter(delivery, "why"))))
        .isInstanceOf(SendResult.Accepted.class);
    bench.done(delivery);
  }

  private static DeadLetterQueue letters(Bench bench) {
    return bench.transport.deadLetters(bench.queue);
  }

  private static DeadLetter stored(Bench bench) {
    return bench.await(bench.broker.deadLetters(bench.queue).list(Selection.all())).get(0);
  }

  @Test
  void aLetterHasThePointerAndTheBodyIsNotPutAgain() {
    try (Bench bench = Bench.create()) {
      bench.send(Bench.large("a"));
      bury(bench, bench.take().get(0));
      assertThat(Pointer.read(stored(bench).body())).isNotNull();
      assertThat(stored(bench).attributes()).containsEntry(Claims.ATTRIBUTE, "1");
      assertThat(bench.shelf.puts).isEqualTo(1);
    }
  }

  @Test
  void whoLooksAtALetterSeesTheBody() {
    try (Bench bench = Bench.create()) {
      bench.send(Bench.large("a"));
      bury(bench, bench.take().get(0));
      DeadLetter shown = bench.await(letters(bench).list(Selection.first(1))).get(0);
      assertThat(shown.body()).isEqualTo(Bench.large("a").body());
      assertThat(shown.attributes()).isEqualTo(Bench.large("a").attributes());
      assertThat(shown.cause().detail()).isEqualTo("why");
    }
  }

  @Test
  void aLetterGoesBackWithItsPointerAndComesWithItsBody() {
    try (Bench bench = Bench.create()) {
      bench.send(Bench.large("a"));
      bury(bench, bench.take().get(0));
      bench.await(letters(bench).redrive(Selection.all(), Double.POSITIVE_INFINITY).completion());
      Delivery again = bench.take().get(0);
      assertThat(again.body()).isEqualTo(Bench.large("a").body());
      assertThat(again.attributes()).containsEntry(DeadLetter.REDRIVEN_COUNT, "1");
    }
  }

  @Test
  void whatIsGoneIsALetterWithThePointerAndComesBackWhenTheBodyIsThereAgain() {
    try (Bench bench = Bench.create()) {
      bench.send(Bench.large("a"));
      var lost = new java.util.HashMap<>(bench.shelf.payloads);
      bench.shelf.payloads.clear();
      bury(bench, bench.take().get(0));
      DeadLetter shown = bench.await(letters(bench).list(Selection.all())).get(0);
      assertThat(Pointer.read(shown.body())).isNotNull();
      bench.shelf.payloads.putAll(lost);
      bench.await(letters(bench).redrive(Selection.all(), Double.POSITIVE_INFINITY).completion());
      assertThat(bench.take().get(0).body()).isEqualTo(Bench.large("a").body());
    }
  }

  @Test
  void lettersAreListedWhileTheStoreIsAway() {
    try (Bench bench = Bench.create()) {
      bench.send(Bench.large("a"));
      bury(bench, bench.take().get(0));
      bench.shelf.trouble = Failure.of(Failure.Kind.TRANSIENT, "away");
      List<DeadLetter> shown = bench.await(letters(bench).list(Selection.all()));
      assertThat(shown).extracting(DeadLetter::id).containsExactly("a");
      assertThat(bench.await(letters(bench).discard(Selection.all()))).isEqualTo(1);
    }
  }

  @Test
  void aLetterThatSaysItWasFetchedIsBelievedOnlyIfItIsThatBody() {
    try (Bench bench = Bench.create()) {
      bench.send(Bench.large("a"));
      Delivery delivery = bench.take().get(0);
      DeadLetter other =
          new DeadLetter(
              "m",
              "a",
              "orders.Completed",
              "delivery",
              null,
              Bench.bytes("another", 100),
              delivery.attributes(),
              letter(delivery, "why").cause());
      bench.await(letters(bench).add(other));
      assertThat(stored(bench).body()).isEqualTo(other.body());
    }
  }

  @Test
  void whatIsTooLargeForALetterIsPutFirst() {
    try (Bench bench = Bench.create()) {
      bench.send(Bench.small("a"));
      Delivery delivery = bench.take().get(0);
      DeadLetter large =
          new DeadLetter(
              "m",
              "a",
              "orders.Completed",
              "delivery",
              null,
              Bench.bytes("grown", 5_000),
              delivery.attributes(),
              letter(delivery, "why").cause());
      bench.shelf.trouble = Failure.of(Failure.Kind.THROTTLED, "slower");
      assertThat(bench.await(letters(bench).add(large))).isInstanceOf(SendResult.Rejected.class);
      bench.shelf.trouble = null;
      bench.await(letters(bench).add(large));
      assertThat(stored(bench).body().length).isLessThan(1_000);
      assertThat(bench.await(letters(bench).list(Selection.all())).get(0).body())
          .isEqualTo(large.body());
    }
  }
}
