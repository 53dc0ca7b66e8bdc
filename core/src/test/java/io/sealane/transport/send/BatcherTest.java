package io.sealane.transport.send;

import static io.sealane.transport.send.Messages.LIMITS;
import static io.sealane.transport.send.Messages.message;
import static io.sealane.transport.send.Messages.messages;
import static io.sealane.transport.send.Messages.sized;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.error.Failure;
import io.sealane.time.ManualScheduler;
import io.sealane.transport.send.SendResult.Accepted;
import io.sealane.transport.send.SendResult.Rejected;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** When batches leave, and what never does. */
class BatcherTest {

  private static final Duration LINGER = Duration.ofMillis(5);

  private final ManualScheduler time = new ManualScheduler();
  private final ScriptedSender sender = ScriptedSender.silent();
  private BatchSettings settings = BatchSettings.DEFAULTS.withLinger(LINGER);
  private Batcher batcher = batcher();

  private Batcher batcher() {
    return Batcher.of(sender, LIMITS, settings, time, new Random(1));
  }

  private void configure(BatchSettings settings) {
    this.settings = settings;
    this.batcher = batcher();
  }

  @Test
  void theFirstMessageLeavesAtOnceAndAlone() {
    CompletableFuture<SendResult> result = batcher.send(message("a"));

    assertThat(sender.ids()).containsExactly(List.of("a"));
    sender.accept(0);
    assertThat(result).isCompletedWithValue(new Accepted("b-a"));
  }

  @Test
  void messagesGatherWhileOneIsUnderWayAndLeaveWhenItReturns() {
    batcher.send(message("a"));
    batcher.send(message("b"));
    batcher.send(message("c"));
    assertThat(sender.ids()).containsExactly(List.of("a"));

    sender.accept(0);

    assertThat(sender.ids()).containsExactly(List.of("a"), List.of("b", "c"));
  }

  @Test
  void aBatchThatIsFullByCountLeavesWhileOthersAreUnderWay() {
    batcher.send(message("first"));
    for (OutgoingMessage message : messages(10)) {
      batcher.send(message);
    }

    assertThat(sender.sizes()).containsExactly(1, 10);
  }

  @Test
  void aBatchThatIsFullByBytesLeavesWhileOthersAreUnderWay() {
    batcher.send(message("first"));
    batcher.send(sized("a", 900));
    batcher.send(sized("b", 900));
    assertThat(sender.sizes()).containsExactly(1);

    batcher.send(sized("c", 900));

    assertThat(sender.ids()).containsExactly(List.of("first"), List.of("a", "b"));
  }

  @Test
  void aBatchThatHitsTheByteLimitExactlyIsFull() {
    batcher.send(message("first"));
    batcher.send(sized("a", 900));
    batcher.send(sized("b", 900));
    batcher.send(sized("c", 200));

    assertThat(sender.ids()).containsExactly(List.of("first"), List.of("a", "b", "c"));
  }

  @Test
  void theFirstWaiterLeavesWhenItIsAsOldAsTheLinger() {
    batcher.send(message("a"));
    batcher.send(message("b"));
    time.advance(LINGER.minusNanos(1));
    batcher.send(message("c"));
    assertThat(sender.ids()).containsExactly(List.of("a"));

    time.advance(Duration.ofNanos(1));

    assertThat(sender.ids()).containsExactly(List.of("a"), List.of("b", "c"));
  }

  @Test
  void aSteadyTrickleCannotPostponeALeaving() {
    batcher.send(message("a"));
    for (int i = 0; i < 50; i++) {
      batcher.send(message("t" + i));
      time.advance(Duration.ofMillis(1));
    }

    // In 50 ms a batch every 5 ms, each with the five of that time.
    assertThat(sender.sizes()).containsExactly(1, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5);
  }

  @Test
  void noMoreBatchesAreUnderWayThanAllowed() {
    configure(settings.withMaxInFlight(2));
    for (OutgoingMessage message : messages(31)) {
      batcher.send(message);
    }
    time.advance(Duration.ofSeconds(1));
    assertThat(sender.sizes()).containsExactly(1, 10);

    sender.accept(1);
    assertThat(sender.sizes()).containsExactly(1, 10, 10);
    sender.accept(0);
    assertThat(sender.sizes()).containsExactly(1, 10, 10, 10);
  }

  @Test
  void aThousandMessagesPublishedWhileSendsAreSlowAreAHundredBatches() {
    configure(settings.withMaxInFlight(4).withLinger(Duration.ofSeconds(1)));
    batcher.send(message("first"));
    for (OutgoingMessage message : messages(1_000)) {
      batcher.send(message);
    }
    for (int answered = 0; answered < sender.batches.size(); answered++) {
      sender.accept(answered);
    }

    assertThat(sender.batches.subList(1, sender.batches.size())).hasSize(100);
    assertThat(sender.sizes()).containsOnly(1, 10).hasSize(101);
  }

  @Test
  void aThousandMessagesSentTogetherAreAHundredBatches() {
    List<CompletableFuture<SendResult>> results = batcher.sendAll(messages(1_000));
    for (int answered = 0; answered < sender.batches.size(); answered++) {
      sender.accept(answered);
    }

    assertThat(sender.sizes()).hasSize(100).containsOnly(10);
    assertThat(results).allSatisfy(result -> assertThat(result).isDone());
  }

  @Test
  void aSenderThatAnswersAtOnceGetsEveryMessageWithoutDeepCalls() {
    ScriptedSender quick = ScriptedSender.answering(ScriptedSender::accept);
    Batcher over =
        Batcher.of(quick, LIMITS, settings.withBuffer(200_000, 1L << 40), time, new Random(1));

    List<CompletableFuture<SendResult>> results = over.sendAll(messages(100_000));

    assertThat(quick.batches).hasSize(10_000);
    assertThat(results).allMatch(CompletableFuture::isDone);
  }

  @Test
  void aMessageOverTheLimitFailsAloneBeforeAnyCall() {
    CompletableFuture<SendResult> large = batcher.send(sized("large", 901));
    CompletableFuture<SendResult> fits = batcher.send(sized("fits", 900));

    assertThat(large)
        .isCompletedWithValue(
            rejected(
                Failure.Kind.INVALID, "message 'large' has 901 bytes; the limit is 900 bytes"));
    assertThat(fits).isNotDone();
    assertThat(sender.ids()).containsExactly(List.of("fits"));
  }

  @Test
  void attributesCountForTheLimit() {
    // Two umlauts of two bytes, and "String": 5 + 6 + 5 = 16 bytes besides the body.
    Map<String, String> attributes = Map.of("näme", "wörd");

    assertThat(batcher.send(new OutgoingMessage("a", null, new byte[885], attributes)))
        .isCompletedWithValue(
            rejected(Failure.Kind.INVALID, "message 'a' has 901 bytes; the limit is 900 bytes"));
    assertThat(batcher.send(new OutgoingMessage("b", null, new byte[884], attributes))).isNotDone();
  }

  @Test
  void aMessageWithTooManyAttributesFailsAloneBeforeAnyCall() {
    OutgoingMessage message =
        new OutgoingMessage("a", null, new byte[1], Map.of("x", "1", "y", "2", "z", "3"));

    assertThat(batcher.send(message))
        .isCompletedWithValue(
            rejected(
                Failure.Kind.INVALID, "message 'a' has 3 attributes; the limit is 2 attributes"));
    assertThat(sender.batches).isEmpty();
  }

  @Test
  void aFullBufferRejectsAtOnceAndHasRoomAgainAfterAnAnswer() {
    configure(settings.withBuffer(3, 1_000_000));
    batcher.sendAll(messages(3));

    CompletableFuture<SendResult> one = batcher.send(message("one too many"));
    sender.accept(0);
    CompletableFuture<SendResult> later = batcher.send(message("later"));

    assertThat(one)
        .isCompletedWithValue(rejected(Failure.Kind.THROTTLED, "buffer of 3 messages full"));
    assertThat(((Rejected) one.join()).failure().isRetryable()).isTrue();
    assertThat(later).isNotDone();
  }

  @Test
  void aBufferThatIsFullByBytesRejectsAtOnce() {
    configure(settings.withBuffer(1_000, 1_000));
    batcher.send(sized("a", 600));

    assertThat(batcher.send(sized("b", 401)))
        .isCompletedWithValue(rejected(Failure.Kind.THROTTLED, "buffer of 1000 bytes full"));
    assertThat(batcher.send(sized("c", 400))).isNotDone();
  }

  @Test
  void aCancelledMessageIsNotSentAndTheOthersAre() {
    batcher.send(message("a"));
    CompletableFuture<SendResult> given = batcher.send(message("given up"));
    CompletableFuture<SendResult> other = batcher.send(message("other"));

    given.cancel(false);
    sender.accept(0);
    sender.accept(1);

    assertThat(sender.ids()).containsExactly(List.of("a"), List.of("other"));
    assertThat(other).isCompletedWithValue(new Accepted("b-other"));
  }

  @Test
  void aCancelledMessageGivesItsRoomBack() {
    configure(settings.withBuffer(2, 1_000_000));
    batcher.send(message("a"));
    batcher.send(message("b")).cancel(false);
    sender.accept(0);

    batcher.sendAll(messages(2));

    assertThat(sender.ids()).containsExactly(List.of("a"), List.of("m0", "m1"));
  }

  @Test
  void nothingIsScheduledWhenNothingWaits() {
    batcher.send(message("a"));
    batcher.send(message("b"));
    sender.accept(0);
    sender.accept(1);
    time.advance(LINGER);

    assertThat(time.scheduled()).isZero();
  }

  private static SendResult rejected(Failure.Kind kind, String reason) {
    return new Rejected(Failure.of(kind, reason));
  }
}
