package io.sealane.transport.send;

import static io.sealane.transport.send.Messages.LIMITS;
import static io.sealane.transport.send.Messages.message;
import static io.sealane.transport.send.Messages.messages;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.time.Backoff;
import io.sealane.time.ManualScheduler;
import io.sealane.transport.send.SendResult.Accepted;
import io.sealane.transport.send.SendResult.Rejected;
import io.sealane.transport.send.SendResult.Unknown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What becomes of messages that were not accepted. */
class BatcherRetryTest {

  private static final Duration WAIT = Duration.ofMillis(100);
  private static final SendResult OK = new Accepted("id");
  private static final SendResult BUSY = new Rejected(Failure.of(Kind.TRANSIENT, "busy"));
  private static final SendResult LOST = new Unknown(Failure.of(Kind.TRANSIENT, "answer lost"));
  private static final SendResult WRONG = new Rejected(Failure.of(Kind.INVALID, "wrong"));

  private final ManualScheduler time = new ManualScheduler();
  private final ScriptedSender sender = ScriptedSender.silent();
  private final Batcher batcher = over(sender, 3);

  private Batcher over(Sender sender, int attempts) {
    BatchSettings settings =
        BatchSettings.DEFAULTS
            .withRetries(attempts, Backoff.fixed(WAIT))
            .withAnswerWithin(Duration.ofSeconds(20));
    return Batcher.of(sender, LIMITS, settings, time, new Random(1));
  }

  @Test
  void onlyWhatWasNotAcceptedIsSentAgain() {
    List<CompletableFuture<SendResult>> results = batcher.sendAll(messages(4));

    sender.answer(0, OK, BUSY, WRONG, LOST);
    assertThat(results.get(0)).isCompletedWithValue(OK);
    assertThat(results.get(2)).isCompletedWithValue(WRONG);
    time.advance(WAIT.minusNanos(1));
    assertThat(sender.batches).hasSize(1);
    time.advance(Duration.ofNanos(1));
    sender.accept(1);

    assertThat(sender.ids()).containsExactly(List.of("m0", "m1", "m2", "m3"), List.of("m1", "m3"));
    assertThat(results.get(1)).isCompletedWithValue(new Accepted("b-m1"));
    assertThat(results.get(3)).isCompletedWithValue(new Accepted("b-m3"));
  }

  @Test
  void theLastRefusalStandsWhenTheAttemptsAreUsedUp() {
    CompletableFuture<SendResult> result = batcher.send(message("a"));
    for (int attempt = 0; attempt < 3; attempt++) {
      sender.answer(attempt, BUSY);
      time.advance(WAIT);
    }

    assertThat(sender.batches).hasSize(3);
    assertThat(result).isCompletedWithValue(BUSY);
  }

  @Test
  void whatWasUnknownOnceStaysUnknownUnlessItIsAccepted() {
    CompletableFuture<SendResult> refused = batcher.send(message("refused"));
    sender.answer(0, LOST);
    time.advance(WAIT);
    sender.answer(1, WRONG);
    CompletableFuture<SendResult> accepted = batcher.send(message("accepted"));
    sender.answer(2, LOST);
    time.advance(WAIT);
    sender.answer(3, OK);

    assertThat(refused).isCompletedWithValue(new Unknown(Failure.of(Kind.INVALID, "wrong")));
    assertThat(accepted).isCompletedWithValue(OK);
  }

  @Test
  void theBrokersOwnWaitIsKeptIfItIsLonger() {
    batcher.send(message("a"));
    sender.answer(0, throttledFor(Duration.ofSeconds(7)));
    time.advance(Duration.ofSeconds(7).minusNanos(1));
    assertThat(sender.batches).hasSize(1);

    time.advance(Duration.ofNanos(1));
    sender.answer(1, throttledFor(Duration.ofMillis(1)));
    time.advance(WAIT.minusNanos(1));
    assertThat(sender.batches).hasSize(2);
    time.advance(Duration.ofNanos(1));

    assertThat(sender.batches).hasSize(3);
  }

  @Test
  void aBatchThatWasThrottledComesBackAsOneBatch() {
    batcher.sendAll(messages(10));
    SendResult[] all = new SendResult[10];
    Arrays.fill(all, throttledFor(Duration.ofSeconds(1)));

    sender.answer(0, all);
    time.advance(Duration.ofSeconds(1));

    assertThat(sender.sizes()).containsExactly(10, 10);
  }

  @Test
  void waitsAreSpreadByTheGivenSourceOfRandomness() {
    List<Long> times = new ArrayList<>();
    ScriptedSender busy =
        ScriptedSender.answering(
            batch -> {
              times.add(time.nanoTime() / 1_000_000);
              return List.of(BUSY);
            });
    BatchSettings settings =
        BatchSettings.DEFAULTS.withRetries(
            5, new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10), 2.0, 0.5));
    Batcher.of(busy, LIMITS, settings, time, new Random(42)).send(message("a"));
    time.runAll();

    Random same = new Random(42);
    long at = 0;
    List<Long> expected = new ArrayList<>(List.of(0L));
    for (int failures = 1; failures < 5; failures++) {
      at += settings.backoff().after(failures, same).toNanos();
      expected.add(at / 1_000_000);
    }
    assertThat(times).isEqualTo(expected);
  }

  @Test
  void aSenderThatThrowsLeavesMessagesUnknownAndNotPending() {
    ScriptedSender broken =
        ScriptedSender.doing(
            batch -> {
              throw new IllegalStateException("with a payload in it");
            });

    List<ILoggingEvent> logged = new ArrayList<>();
    CompletableFuture<SendResult> result = new CompletableFuture<>();
    logging(
        logged,
        () -> {
          over(broken, 2).send(message("a")).thenAccept(result::complete);
          time.runAll();
        });

    assertThat(broken.batches).hasSize(2);
    assertThat(result)
        .isCompletedWithValue(unknown("the sender failed with java.lang.IllegalStateException"));
    assertThat(logged)
        .hasSize(2)
        .allSatisfy(
            line -> {
              assertThat(line.getFormattedMessage())
                  .endsWith(
                      "threw java.lang.IllegalStateException; the fate of 1 messages is unknown");
              assertThat(line.getThrowableProxy()).isNull();
            });
  }

  private static void logging(List<ILoggingEvent> logged, Runnable body) {
    Logger logger = (Logger) LoggerFactory.getLogger(Batcher.class);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.addAppender(lines);
    try {
      body.run();
    } finally {
      logger.detachAppender(lines);
    }
    logged.addAll(lines.list);
  }

  @Test
  void aStageThatFailsLeavesMessagesUnknownAndNotPending() {
    ScriptedSender broken =
        ScriptedSender.doing(batch -> CompletableFuture.supplyAsync(() -> fail(), Runnable::run));

    CompletableFuture<SendResult> result = over(broken, 1).send(message("a"));

    assertThat(result)
        .isCompletedWithValue(unknown("the sender failed with java.lang.IllegalStateException"));
  }

  private static List<SendResult> fail() {
    throw new IllegalStateException("later");
  }

  @Test
  void aSenderThatReturnsNothingLeavesMessagesUnknown() {
    Batcher noStage = over(ScriptedSender.doing(batch -> null), 1);
    Batcher noList =
        over(ScriptedSender.doing(batch -> CompletableFuture.completedFuture(null)), 1);

    assertThat(noStage.send(message("a")))
        .isCompletedWithValue(unknown("the sender failed with java.lang.NullPointerException"));
    assertThat(noList.send(message("a")))
        .isCompletedWithValue(unknown("the sender gave no results for 1 messages"));
  }

  @Test
  void tooFewOrTooManyResultsMakeEveryMessageOfTheBatchUnknown() {
    Batcher few = over(ScriptedSender.answering(batch -> List.of(OK)), 1);
    Batcher many = over(ScriptedSender.answering(batch -> List.of(OK, OK, OK)), 1);

    assertThat(few.sendAll(messages(2)))
        .allSatisfy(
            result ->
                assertThat(result)
                    .isCompletedWithValue(unknown("the sender gave 1 results for 2 messages")));
    assertThat(many.sendAll(messages(2)))
        .allSatisfy(
            result ->
                assertThat(result)
                    .isCompletedWithValue(unknown("the sender gave 3 results for 2 messages")));
  }

  @Test
  void aMissingResultConcernsItsOwnMessageOnly() {
    Batcher gap = over(ScriptedSender.answering(batch -> Arrays.asList(OK, null)), 1);

    List<CompletableFuture<SendResult>> results = gap.sendAll(messages(2));

    assertThat(results.get(0)).isCompletedWithValue(OK);
    assertThat(results.get(1)).isCompletedWithValue(unknown("the sender gave no result"));
  }

  @Test
  void anAnswerThatNeverComesIsUnknownAndHoldsNothingUp() {
    Batcher impatient = over(sender, 1);
    CompletableFuture<SendResult> result = impatient.send(message("a"));
    time.advance(Duration.ofSeconds(20));
    impatient.send(message("b"));

    assertThat(result).isCompletedWithValue(unknown("no answer within PT20S"));
    assertThat(sender.ids()).containsExactly(List.of("a"), List.of("b"));
    sender.accept(0); // Too late, and without effect.
    assertThat(result).isCompletedWithValue(unknown("no answer within PT20S"));
  }

  @Test
  void aCancelledMessageIsNotSentAgain() {
    CompletableFuture<SendResult> result = batcher.send(message("a"));
    sender.answer(0, BUSY);
    result.cancel(false);
    time.runAll();

    assertThat(sender.batches).hasSize(1);
  }

  @Test
  void requestsUnderThrottlingStayWithinTheAttempts() {
    ScriptedSender throttled =
        ScriptedSender.answering(
            batch -> batch.stream().map(message -> throttledFor(Duration.ofMillis(1))).toList());
    over(throttled, 3).sendAll(messages(1_000));
    time.runAll();

    assertThat(throttled.batches).hasSize(300);
  }

  private static SendResult throttledFor(Duration wait) {
    return new Rejected(new Failure(Kind.THROTTLED, "slow down", wait));
  }

  private static SendResult unknown(String reason) {
    return new Unknown(Failure.of(Kind.TRANSIENT, reason));
  }
}
