package io.sealane.transport.send;

import static io.sealane.transport.send.Messages.LIMITS;
import static io.sealane.transport.send.Messages.keyed;
import static io.sealane.transport.send.Messages.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.time.Backoff;
import io.sealane.time.ManualScheduler;
import io.sealane.transport.send.SendResult.Accepted;
import io.sealane.transport.send.SendResult.Rejected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Messages of one key on an ordered topic. */
class BatcherOrderTest {

  private static final Duration WAIT = Duration.ofMillis(100);
  private static final SendResult OK = new Accepted("id");
  private static final SendResult BUSY = new Rejected(Failure.of(Kind.TRANSIENT, "busy"));
  private static final SendResult WRONG = new Rejected(Failure.of(Kind.INVALID, "wrong"));

  private final ManualScheduler time = new ManualScheduler();
  private final ScriptedSender sender = ScriptedSender.silent();
  private final BatchSettings settings =
      BatchSettings.DEFAULTS.withOrdered(true).withRetries(3, Backoff.fixed(WAIT));
  private final Batcher batcher = over(sender, LIMITS);

  private Batcher over(Sender sender, SendLimits limits) {
    return Batcher.of(sender, limits, settings, time, new Random(1));
  }

  @Test
  void aBatchHasOneMessagePerKeyAndAnyNumberWithoutOne() {
    batcher.sendAll(
        List.of(keyed("a1", "a"), keyed("a2", "a"), message("x"), keyed("b1", "b"), message("y")));
    sender.accept(0);

    assertThat(sender.ids()).containsExactly(List.of("a1", "x", "b1", "y"), List.of("a2"));
  }

  @Test
  void whatWaitsBehindItsKeyHasAnAnswerAtTheDeadlineOfAStop() {
    CompletableFuture<SendResult> flying = batcher.send(keyed("a1", "a"));
    CompletableFuture<SendResult> behind = batcher.send(keyed("a2", "a"));

    batcher.close(WAIT);
    time.advance(WAIT);

    assertThat(flying.join()).isInstanceOf(SendResult.Unknown.class);
    assertThat(behind)
        .isCompletedWithValue(
            new Rejected(Failure.of(Kind.TRANSIENT, "closed before it could be sent")));
    sender.accept(0);
    assertThat(sender.ids()).containsExactly(List.of("a1"));
  }

  @Test
  void aKeyThatIsUnderWayKeepsItsLaterMessagesBackAndNoOthers() {
    batcher.send(keyed("a1", "a"));
    batcher.send(keyed("a2", "a"));
    batcher.send(keyed("b1", "b"));
    time.advance(settings.linger());
    assertThat(sender.ids()).containsExactly(List.of("a1"), List.of("b1"));

    sender.accept(0);
    time.advance(settings.linger());

    assertThat(sender.ids()).containsExactly(List.of("a1"), List.of("b1"), List.of("a2"));
  }

  @Test
  void aMessageThatIsSentAgainGoesBeforeTheLaterOnesOfItsKey() {
    batcher.sendAll(List.of(keyed("a1", "a"), keyed("b1", "b")));
    batcher.sendAll(List.of(keyed("a2", "a"), keyed("b2", "b")));

    sender.answer(0, BUSY, OK);
    assertThat(sender.ids()).containsExactly(List.of("a1", "b1"), List.of("b2"));
    sender.accept(1);
    time.advance(WAIT);
    assertThat(sender.ids().get(2)).containsExactly("a1");
    sender.accept(2);

    assertThat(sender.ids().get(3)).containsExactly("a2");
  }

  @Test
  void aMessageThatFailsForGoodLetsTheLaterOnesOfItsKeyGo() {
    List<CompletableFuture<SendResult>> results =
        batcher.sendAll(List.of(keyed("a1", "a"), keyed("a2", "a")));
    sender.answer(0, WRONG);
    sender.accept(1);

    assertThat(results.get(0)).isCompletedWithValue(WRONG);
    assertThat(results.get(1)).isCompletedWithValue(new Accepted("b-a2"));
  }

  @Test
  void aCancelledMessageLetsTheLaterOnesOfItsKeyGo() {
    batcher.send(message("busy"));
    CompletableFuture<SendResult> first = batcher.send(keyed("a1", "a"));
    batcher.send(keyed("a2", "a"));
    first.cancel(false);
    sender.accept(0);

    assertThat(sender.ids()).containsExactly(List.of("busy"), List.of("a2"));
  }

  @Test
  void aTransportWhoseBatchesKeepOrderGetsSeveralOfAKeyInOneBatchAndOneBatchAtATime() {
    Batcher several = over(sender, new SendLimits(3, 1_000, 2_000, 2, 100, false));
    for (int i = 1; i <= 5; i++) {
      several.send(keyed("a" + i, "a"));
    }
    time.advance(settings.linger());
    assertThat(sender.ids()).containsExactly(List.of("a1"));
    sender.accept(0);
    assertThat(sender.ids()).containsExactly(List.of("a1"), List.of("a2", "a3", "a4"));

    sender.answer(1, OK, BUSY, BUSY);
    several.send(keyed("a6", "a"));
    time.advance(WAIT);

    assertThat(sender.ids().get(2)).containsExactly("a3", "a4", "a5");
    sender.accept(2);
    assertThat(sender.ids().get(3)).containsExactly("a6");
  }

  @Test
  void onATopicWithoutOrderKeysDoNotMatter() {
    Batcher unordered =
        Batcher.of(sender, LIMITS, settings.withOrdered(false), time, new Random(1));
    unordered.sendAll(List.of(keyed("a1", "a"), keyed("a2", "a"), keyed("a3", "a")));

    assertThat(sender.ids()).containsExactly(List.of("a1", "a2", "a3"));
  }

  @Test
  void keysThatArePublishedOnceLeaveNothingBehind() {
    Batcher quick = over(ScriptedSender.answering(ScriptedSender::accept), LIMITS);
    List<CompletableFuture<SendResult>> results = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      results.add(quick.send(keyed("m" + i, "k" + i)));
    }

    assertThat(results).allMatch(CompletableFuture::isDone);
    assertThat(time.scheduled()).isZero();
  }
}
