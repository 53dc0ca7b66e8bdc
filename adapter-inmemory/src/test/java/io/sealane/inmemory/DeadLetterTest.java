package io.sealane.inmemory;

import static io.sealane.inmemory.Bench.isDone;
import static io.sealane.inmemory.Bench.now;
import static io.sealane.inmemory.Bench.queue;
import static io.sealane.inmemory.Bench.take;
import static io.sealane.inmemory.Bench.takeIds;
import static io.sealane.inmemory.Bench.takeOne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.deadletter.Redrive;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
  private static final double AT_ONCE = Double.POSITIVE_INFINITY;

  private final Bench bench = new Bench(2);
  private final Receiver receiver = bench.receiver(queue("delivery"));
  private final DeadLetterQueue letters = bench.transport.deadLetters(queue("delivery"));

  @Test
  void lettersAreListedOldestFirstAndStay() {
    add("1", "2", "3");

    assertThat(listed(Selection.first(2))).containsExactly("1", "2");
    assertThat(listed(Selection.ids("3", "1", "none"))).containsExactly("1", "3");
    assertThat(listed(Selection.all())).containsExactly("1", "2", "3");
  }

  @Test
  void aLetterReplacesOneOfTheSameIdAndIsTheYoungestThen() {
    add("1", "2");
    DeadLetter again = letter("1", Map.of("second", "time"));

    assertThat(now(letters.add(again))).isInstanceOf(SendResult.Accepted.class);

    assertThat(listed(Selection.all())).containsExactly("2", "1");
    assertThat(now(letters.list(Selection.ids("1")))).containsExactly(again);
  }

  @Test
  void aRedrivenLetterIsANewMessageOfTheSameEventWithItsProvenance() {
    bench.receiver(queue("logistics"));
    now(letters.add(letter("1", Map.of("ce_type", "t"))));

    Redrive redrive = letters.redrive(Selection.all(), AT_ONCE);

    assertThat(now(redrive.completion())).isEqualTo(1);
    Delivery delivery = takeOne(receiver);
    assertThat(delivery.receiveCount()).isEqualTo(1);
    assertThat(Bench.id(delivery)).isEqualTo("1");
    assertThat(delivery.key()).isEqualTo("key");
    assertThat(delivery.attributes())
        .isEqualTo(
            Map.of(
                "ce_type",
                "t",
                DeadLetter.REDRIVEN_FROM,
                "delivery",
                DeadLetter.REDRIVEN_COUNT,
                "1"));
    assertThat(listed(Selection.all())).isEmpty();
  }

  @Test
  void aRedriveGoesToNoOtherQueueOfTheTopic() {
    Receiver other = bench.receiver(queue("logistics"));
    add("1");

    letters.redrive(Selection.all(), AT_ONCE);

    assertThat(takeIds(other, 10)).isEmpty();
    assertThat(takeIds(receiver, 10)).containsExactly("1");
  }

  @Test
  void redrivesAreCounted() {
    now(letters.add(letter("1", Map.of(DeadLetter.REDRIVEN_COUNT, "7"))));
    now(letters.add(letter("2", Map.of(DeadLetter.REDRIVEN_COUNT, "what?"))));

    letters.redrive(Selection.all(), AT_ONCE);

    assertThat(take(receiver, 10))
        .extracting(delivery -> delivery.attributes().get(DeadLetter.REDRIVEN_COUNT))
        .containsExactly("8", "1");
  }

  @Test
  void aRedriveKeepsToItsRate() {
    add("1", "2", "3");

    Redrive redrive = letters.redrive(Selection.all(), 2.0);

    assertThat(redrive.moved()).isEqualTo(1);
    bench.time.advance(Duration.ofMillis(499));
    assertThat(redrive.moved()).isEqualTo(1);
    bench.time.advance(Duration.ofMillis(1));
    assertThat(redrive.moved()).isEqualTo(2);
    assertThat(isDone(redrive.completion())).isFalse();
    take(receiver, 10);
    bench.time.advance(Duration.ofMillis(500));
    assertThat(now(redrive.completion())).isEqualTo(3);
    assertThat(bench.time.pending()).isEqualTo(1);
  }

  @Test
  void aRedriveSendsFirstAndRemovesAfter() {
    add("1", "2", "3");

    Redrive redrive = letters.redrive(Selection.all(), AT_ONCE);

    assertThat(redrive.moved()).isEqualTo(2);
    assertThat(listed(Selection.all())).containsExactly("3");
    takeOne(receiver);
    assertThat(now(redrive.completion())).isEqualTo(3);
    assertThat(listed(Selection.all())).isEmpty();
  }

  @Test
  void aCancelledRedriveLeavesTheRest() {
    add("1", "2", "3");
    Redrive redrive = letters.redrive(Selection.all(), 1.0);

    redrive.cancel();
    redrive.cancel();

    assertThat(now(redrive.completion())).isEqualTo(1);
    bench.time.advance(Duration.ofSeconds(10));
    assertThat(redrive.moved()).isEqualTo(1);
    assertThat(listed(Selection.all())).containsExactly("2", "3");
  }

  @Test
  void aRedriveThatWaitsForRoomCanBeCancelledAndEndsAfterTheLetterThatIsBeingSent() {
    add("1", "2", "3", "4");
    Redrive redrive = letters.redrive(Selection.all(), AT_ONCE);

    redrive.cancel();
    assertThat(isDone(redrive.completion())).isFalse();
    take(receiver, 10);

    assertThat(now(redrive.completion())).isEqualTo(3);
    assertThat(listed(Selection.all())).containsExactly("4");
  }

  @Test
  void aLetterThatCameDuringItsRedriveStays() {
    add("1", "2", "3");
    letters.redrive(Selection.all(), AT_ONCE);
    DeadLetter again = letter("3", Map.of());
    now(letters.add(again));

    take(receiver, 10);

    assertThat(now(letters.list(Selection.all()))).containsExactly(again);
  }

  @Test
  void aLetterThatWasDiscardedDuringARedriveIsNotSent() {
    add("1", "2");
    Redrive redrive = letters.redrive(Selection.all(), 1.0);

    assertThat(now(letters.discard(Selection.ids("2")))).isEqualTo(1);
    bench.time.advance(Duration.ofSeconds(1));

    assertThat(now(redrive.completion())).isEqualTo(1);
    assertThat(takeIds(receiver, 10)).containsExactly("1");
  }

  @Test
  void aRedriveToADeletedQueueFailsAndLosesNothing() {
    add("1");
    bench.transport.deleteQueue("delivery");

    Redrive redrive = letters.redrive(Selection.all(), AT_ONCE);

    assertThatThrownBy(() -> now(redrive.completion()))
        .hasRootCauseMessage("no queue 'delivery'; known queues: []");
    assertThat(listed(Selection.all())).containsExactly("1");
  }

  @Test
  void whatIsDiscardedIsGone() {
    add("1", "2", "3");

    assertThat(now(letters.discard(Selection.first(2)))).isEqualTo(2);

    assertThat(listed(Selection.all())).containsExactly("3");
  }

  @Test
  void lettersAreTheQueuesAndNotTheObjects() {
    add("1");

    assertThat(now(bench.transport.deadLetters(queue("delivery")).list(Selection.all())))
        .hasSize(1);
    assertThat(now(bench.transport.deadLetters(queue("logistics")).list(Selection.all())))
        .isEmpty();
  }

  @Test
  void aRedriveWithoutSpeedIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> letters.redrive(Selection.all(), 0))
        .withMessage("a re-drive of 0.0 letters per second");
  }

  private void add(String... ids) {
    for (String id : ids) {
      now(letters.add(letter(id, Map.of())));
    }
  }

  private DeadLetter letter(String id, Map<String, String> attributes) {
    DeadLetter.Cause cause =
        new DeadLetter.Cause(
            DeadLetter.Reason.EXHAUSTED, "x", 5, bench.time.instant(), bench.time.instant());
    return new DeadLetter("m" + id, id, "t", "delivery", "key", Bench.bytes(id), attributes, cause);
  }

  private List<String> listed(Selection selection) {
    return now(letters.list(selection)).stream().map(DeadLetter::id).toList();
  }
}
