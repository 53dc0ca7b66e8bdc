package io.sealane.snssqs.deadletter;

import io.sealane.error.Failure;
import io.sealane.snssqs.message.GroupIds;
import io.sealane.snssqs.message.Written;
import io.sealane.snssqs.send.Mailing;
import io.sealane.snssqs.send.Parcel;
import io.sealane.snssqs.send.ServiceLimits;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.send.SendResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Sends letters back into the queue that they came from, and removes them when they are there: a
 * crash between leaves a duplicate, never a loss.
 */
final class Returns {

  private final QueueSpec queue;
  private final Mailing source;
  private final LetterBox box;

  Returns(QueueSpec queue, Mailing source, LetterBox box) {
    this.queue = queue;
    this.source = source;
    this.box = box;
  }

  /**
   * Moves letters back.
   *
   * @param letters of each letter one copy
   * @param copies all of their copies
   * @return a stage with how many went; fails if one could not be sent, which then is still there
   */
  CompletionStage<Integer> move(List<HeldLetter> letters, List<HeldLetter> copies) {
    CompletionStage<Void> all = CompletableFuture.completedStage(null);
    for (List<Parcel> call : calls(letters)) {
      all = all.thenCompose(done -> source.send(call)).thenAccept(Returns::check);
    }
    return all.thenCompose(done -> box.remove(copies)).thenApply(gone -> letters.size());
  }

  /** Calls that keep the limit of bytes: letters may be large. */
  private List<List<Parcel>> calls(List<HeldLetter> letters) {
    List<List<Parcel>> calls = new ArrayList<>();
    long room = 0;
    for (HeldLetter held : letters) {
      Parcel parcel = parcel(held.letter());
      int bytes = parcel.written().bytes();
      if (calls.isEmpty() || bytes > room) {
        calls.add(new ArrayList<>());
        room = ServiceLimits.QUEUE_BYTES;
      }
      calls.get(calls.size() - 1).add(parcel);
      room -= bytes;
    }
    return calls;
  }

  private Parcel parcel(DeadLetter letter) {
    Map<String, String> attributes = letter.redriveAttributes();
    Written written = Written.any(letter.key(), letter.body(), attributes, Map.of());
    if (!queue.ordered()) {
      return new Parcel(written, null, null);
    }
    // With the event's own id it would be taken for what was sent before, and be lost.
    String again =
        String.join(
            "/",
            letter.id(),
            letter.messageId(),
            attributes.getOrDefault(DeadLetter.REDRIVEN_COUNT, "1"));
    return new Parcel(
        written, GroupIds.groupOf(letter.key(), letter.id()), GroupIds.fit("redriven/" + again));
  }

  private static void check(List<SendResult> results) {
    for (SendResult result : results) {
      if (result instanceof SendResult.Rejected rejected) {
        throw notSent(rejected.failure());
      } else if (result instanceof SendResult.Unknown unknown) {
        throw notSent(unknown.failure());
      }
    }
  }

  private static IllegalStateException notSent(Failure failure) {
    return new IllegalStateException(
        "a dead letter could not be sent back: " + failure.kind() + ", " + failure.reason());
  }
}
