package io.sealane.transport.send;

import static io.sealane.transport.send.Messages.LIMITS;
import static io.sealane.transport.send.Messages.keyed;
import static io.sealane.transport.send.Messages.message;
import static io.sealane.transport.send.Messages.messages;
import static io.sealane.transport.send.Messages.sized;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.error.Failure;
import io.sealane.time.Backoff;
import io.sealane.time.ManualScheduler;
import io.sealane.transport.send.SendResult.Accepted;
import io.sealane.transport.send.SendResult.Rejected;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What waits outside a buffer that is full comes in, in its order, when there is room. */
class BatcherRoomTest {

  private final ManualScheduler time = new ManualScheduler();
  private final ScriptedSender sender = ScriptedSender.silent();

  private Batcher batcher(int messages, long bytes, boolean ordered) {
    BatchSettings settings =
        BatchSettings.DEFAULTS
            .withOrdered(ordered)
            .withMaxInFlight(1)
            .withRetries(2, Backoff.fixed(Duration.ofSeconds(1)))
            .withBuffer(messages, bytes);
    return Batcher.of(sender, LIMITS, settings, time, new Random(1));
  }

  @Test
  void manyTimesWhatTheBufferHoldsIsSentWithoutARefusal() {
    Batcher batcher = batcher(10, 1_000_000, false);
    List<CompletableFuture<SendResult>> results = batcher.sendAllAsRoomAllows(messages(95));
    for (int batch = 0; batch < 10; batch++) {
      assertThat(results.stream().filter(CompletableFuture::isDone)).hasSize(10 * batch);
      sender.accept(batch);
    }
    assertThat(sender.sizes()).containsExactly(10, 10, 10, 10, 10, 10, 10, 10, 10, 5);
    assertThat(results).allMatch(result -> result.getNow(null) instanceof Accepted);
  }

  @Test
  void bytesAreRoomToo() {
    Batcher batcher = batcher(1_000, 1_000, false);
    batcher.send(sized("a", 600));
    CompletableFuture<SendResult> large =
        batcher.sendAllAsRoomAllows(List.of(sized("b", 900))).get(0);
    assertThat(sender.ids()).containsExactly(List.of("a"));
    sender.accept(0);
    assertThat(sender.ids()).containsExactly(List.of("a"), List.of("b"));
    sender.accept(1);
    assertThat(large).isCompletedWithValue(new Accepted("b-b"));
  }

  @Test
  void whatWaitsOutsideIsNotOvertaken() {
    Batcher batcher = batcher(1_000, 1_000, true);
    OutgoingMessage large = new OutgoingMessage("k2", "k", new byte[800], Map.of());
    batcher.sendAllAsRoomAllows(List.of(sized("k1", 600), large));
    CompletableFuture<SendResult> hasty = batcher.send(keyed("k3", "k"));
    batcher.sendAllAsRoomAllows(List.of(keyed("k4", "k")));
    for (int batch = 0; batch < 3; batch++) {
      sender.accept(batch);
    }
    assertThat(hasty.getNow(null)).as("it would fit").isInstanceOf(Rejected.class);
    assertThat(sender.ids()).containsExactly(List.of("k1"), List.of("k2"), List.of("k4"));
  }

  @Test
  void whatIsSentAgainKeepsItsRoom() {
    Batcher batcher = batcher(1, 1_000, false);
    batcher.sendAllAsRoomAllows(messages(2));
    sender.answer(0, ScriptedSender.busy());
    assertThat(sender.ids()).containsExactly(List.of("m0"));
    time.advance(Duration.ofSeconds(1));
    sender.accept(1);
    assertThat(sender.ids()).containsExactly(List.of("m0"), List.of("m0"), List.of("m1"));
  }

  @Test
  void whatIsTakenBackOutsideIsNeverSent() {
    Batcher batcher = batcher(1, 1_000, false);
    List<CompletableFuture<SendResult>> results = batcher.sendAllAsRoomAllows(messages(3));
    results.get(1).cancel(false);
    sender.accept(0);
    assertThat(sender.ids()).containsExactly(List.of("m0"), List.of("m2"));
  }

  @Test
  void aCloseSendsWhatWaitsOutside() {
    Batcher batcher = batcher(1, 1_000, false);
    List<CompletableFuture<SendResult>> results = batcher.sendAllAsRoomAllows(messages(3));
    CompletableFuture<Void> closed = batcher.close(Duration.ofMinutes(1));
    for (int batch = 0; batch < 3; batch++) {
      assertThat(closed).isNotDone();
      sender.accept(batch);
    }
    assertThat(closed).isDone();
    assertThat(results).allMatch(result -> result.getNow(null) instanceof Accepted);
    assertThat(batcher.sendAllAsRoomAllows(List.of(message("late"))).get(0).getNow(null))
        .isInstanceOf(Rejected.class);
  }

  @Test
  void aCloseThatCannotWaitRejectsWhatWaitsOutside() {
    Batcher batcher = batcher(1, 1_000, false);
    List<CompletableFuture<SendResult>> results = batcher.sendAllAsRoomAllows(messages(3));
    CompletableFuture<Void> closed = batcher.close(Duration.ofSeconds(5));
    time.advance(Duration.ofSeconds(5));
    assertThat(closed).isDone();
    assertThat(results.get(0).getNow(null)).isInstanceOf(SendResult.Unknown.class);
    assertThat(results.subList(1, 3))
        .allMatch(
            result ->
                result.getNow(null) instanceof Rejected never
                    && never.failure().kind() == Failure.Kind.TRANSIENT);
  }
}
