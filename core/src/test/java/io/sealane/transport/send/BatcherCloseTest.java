package io.sealane.transport.send;

import static io.sealane.transport.send.Messages.LIMITS;
import static io.sealane.transport.send.Messages.message;
import static io.sealane.transport.send.Messages.messages;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.time.Backoff;
import io.sealane.time.ManualScheduler;
import io.sealane.transport.send.SendResult.Accepted;
import io.sealane.transport.send.SendResult.Rejected;
import io.sealane.transport.send.SendResult.Unknown;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The end of a batcher. */
class BatcherCloseTest {

  private static final Duration DEADLINE = Duration.ofSeconds(1);
  private static final SendResult BUSY = new Rejected(Failure.of(Kind.TRANSIENT, "busy"));

  private final ManualScheduler time = new ManualScheduler();
  private final ScriptedSender sender = ScriptedSender.silent();
  private final Batcher batcher =
      Batcher.of(
          sender,
          LIMITS,
          BatchSettings.DEFAULTS
              .withMaxInFlight(2)
              .withRetries(5, Backoff.fixed(Duration.ofMillis(100))),
          time,
          new Random(1));

  @Test
  void whatWaitsIsSentWithoutLingerAndAnsweredBeforeTheEnd() {
    batcher.send(message("a"));
    CompletableFuture<SendResult> waiting = batcher.send(message("b"));

    CompletableFuture<Void> closed = batcher.close(DEADLINE);
    assertThat(sender.ids()).containsExactly(List.of("a"), List.of("b"));
    assertThat(closed).isNotDone();
    sender.accept(0);
    sender.accept(1);

    assertThat(closed).isCompleted();
    assertThat(waiting).isCompletedWithValue(new Accepted("b-b"));
    assertThat(sender.closes()).isOne();
    assertThat(time.scheduled()).isZero();
  }

  @Test
  void whatIsToBeSentAgainIsSentAgainBeforeTheEnd() {
    CompletableFuture<SendResult> result = batcher.send(message("a"));
    sender.answer(0, BUSY);

    CompletableFuture<Void> closed = batcher.close(DEADLINE);
    time.advance(Duration.ofMillis(100));
    sender.accept(1);

    assertThat(result).isCompletedWithValue(new Accepted("b-a"));
    assertThat(closed).isCompleted();
  }

  @Test
  void whatIsLeftAtTheDeadlineIsRejectedOrUnknown() {
    CompletableFuture<SendResult> refused = batcher.send(message("refused"));
    sender.answer(0, new Rejected(new Failure(Kind.THROTTLED, "slow", Duration.ofHours(1))));
    List<CompletableFuture<SendResult>> flying = batcher.sendAll(messages(20));
    CompletableFuture<SendResult> waiting = batcher.send(message("waiting"));

    CompletableFuture<Void> closed = batcher.close(DEADLINE);
    time.advance(DEADLINE);

    assertThat(closed).isCompleted();
    assertThat(refused.join())
        .isEqualTo(new Rejected(new Failure(Kind.THROTTLED, "slow", Duration.ofHours(1))));
    assertThat(flying)
        .allSatisfy(
            result ->
                assertThat(result.join())
                    .isEqualTo(
                        new Unknown(Failure.of(Kind.TRANSIENT, "closed before the answer came"))));
    assertThat(waiting.join())
        .isEqualTo(new Rejected(Failure.of(Kind.TRANSIENT, "closed before it could be sent")));
    assertThat(sender.closes()).isOne();
    assertThat(time.scheduled()).isZero();
  }

  @Test
  void whatWasUnknownAndIsLeftAtTheDeadlineIsUnknown() {
    CompletableFuture<SendResult> result = batcher.send(message("a"));
    sender.answer(0, new Unknown(new Failure(Kind.TRANSIENT, "lost", Duration.ofHours(1))));

    batcher.close(Duration.ZERO);
    time.advance(Duration.ZERO);

    assertThat(result.join()).isInstanceOf(Unknown.class);
  }

  @Test
  void anAnswerAfterTheDeadlineChangesNothing() {
    CompletableFuture<SendResult> result = batcher.send(message("a"));
    batcher.close(DEADLINE);
    time.advance(DEADLINE);
    SendResult before = result.join();

    sender.accept(0);

    assertThat(result).isCompletedWithValue(before);
    assertThat(sender.batches).hasSize(1);
  }

  @Test
  void afterwardsEverythingIsRejected() {
    batcher.close(DEADLINE);

    assertThat(batcher.send(message("late")))
        .isCompletedWithValue(new Rejected(Failure.of(Kind.TRANSIENT, "the batcher is closed")));
    assertThat(sender.batches).isEmpty();
  }

  @Test
  void anEmptyOneIsClosedAtOnceAndTheSenderOnce() {
    assertThat(batcher.close(DEADLINE)).isCompleted();
    assertThat(batcher.close(DEADLINE)).isCompleted();

    assertThat(sender.closes()).isOne();
    assertThat(time.scheduled()).isZero();
  }

  @Test
  void theEarliestOfSeveralDeadlinesCounts() {
    batcher.send(message("a"));
    CompletableFuture<Void> patient = batcher.close(Duration.ofHours(1));
    CompletableFuture<Void> impatient = batcher.close(DEADLINE);
    time.advance(DEADLINE);

    assertThat(patient).isCompleted();
    assertThat(impatient).isCompleted();
  }
}
