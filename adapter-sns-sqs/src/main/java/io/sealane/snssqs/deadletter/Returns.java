package io.sealane.snssqs.deadletter;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.snssqs.call.Failures;
import io.sealane.snssqs.message.GroupIds;
import io.sealane.snssqs.message.Written;
import io.sealane.snssqs.send.Mailing;
import io.sealane.snssqs.send.Parcel;
import io.sealane.snssqs.send.ServiceLimits;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.RedriveSteps.Step;
import io.sealane.transport.send.SendResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Sends letters back into the queue that they came from, and removes them when they are there: a
 * crash between leaves a duplicate, never a loss. Entries of a call fail one by one, and so what
 * went is removed, whatever became of the others.
 */
final class Returns {

  private final QueueSpec queue;
  private final Mailing source;
  private final LetterBox box;

  /** What went back, and is not gone from here for certain. */
  private final List<HeldLetter> undeleted = new ArrayList<>();

  /** What SQS calls the messages that went back: a letter of one of these has died again. */
  private final Set<String> sent = new HashSet<>();

  private int refusals;
  private @Nullable Failure firstRefusal;

  Returns(QueueSpec queue, Mailing source, LetterBox box) {
    this.queue = queue;
    this.source = source;
    this.box = box;
  }

  /** What kept a re-drive from going on, or from its end. */
  private static final class Unfinished extends IllegalStateException {
    private static final long serialVersionUID = 1L;
    private final boolean mayPass;

    Unfinished(String what, boolean mayPass) {
      super(what);
      this.mayPass = mayPass;
    }
  }

  /** Whether that may be otherwise in a while. */
  static boolean mayPass(Throwable thrown) {
    return thrown instanceof Unfinished unfinished
        ? unfinished.mayPass
        : Failures.of(thrown).isRetryable();
  }

  /**
   * What became of letters that were to go back, by their ids.
   *
   * @param sent how many went
   * @param left those that did not go and may yet
   * @param refused those that SQS will never take
   * @param why what kept the first of those that are left
   */
  record Outcome(int sent, Set<String> left, Set<String> refused, @Nullable Failure why) {

    /** The step that it is; it fails where nothing has become of any of them. */
    CompletionStage<Step> step(boolean over) {
      if (sent == 0 && refused.isEmpty() && why != null) {
        return CompletableFuture.failedStage(notSent(why));
      }
      return CompletableFuture.completedStage(new Step(sent, over));
    }

    private static Unfinished notSent(Failure why) {
      return new Unfinished(
          "a dead letter could not be sent back: " + why.kind() + ", " + why.reason(),
          why.isRetryable());
    }
  }

  /**
   * Moves letters back.
   *
   * @param letters of each letter one copy
   * @param copies all of their copies, and those of letters that went before
   * @return a stage that completes, never exceptionally
   */
  CompletionStage<Outcome> move(List<HeldLetter> letters, List<HeldLetter> copies) {
    CompletionStage<Outcome> all =
        CompletableFuture.completedStage(new Outcome(0, new HashSet<>(), new HashSet<>(), null));
    for (List<Packed> call : calls(letters)) {
      all =
          all.thenCompose(
              before ->
                  source
                      .send(call.stream().map(Packed::parcel).toList())
                      .thenApply(results -> with(before, call, results)));
    }
    return all.thenCompose(
        outcome -> {
          List<HeldLetter> gone = new ArrayList<>(copies);
          gone.removeIf(one -> isStill(outcome, one.id()));
          return delete(gone).thenApply(done -> outcome);
        });
  }

  private static boolean isStill(Outcome outcome, String id) {
    return outcome.left().contains(id) || outcome.refused().contains(id);
  }

  /** Whether the message is one that this re-drive has sent back, and that has died again. */
  boolean hasSent(String messageId) {
    return sent.contains(messageId);
  }

  /** Whether nothing remains to be done, or to be said, about what was moved so far. */
  boolean isClean() {
    return undeleted.isEmpty() && firstRefusal == null;
  }

  /** The last step, when there is nothing left to send; fails with what is not as it should be. */
  CompletionStage<Step> finish() {
    return delete(List.of())
        .thenApply(
            done -> {
              if (!undeleted.isEmpty()) {
                throw new Unfinished(
                    undeleted.size() + " letters are back and could not be deleted here", true);
              }
              if (firstRefusal != null) {
                throw new Unfinished(
                    "SQS does not take back " + refusals + " letters: " + firstRefusal.reason(),
                    false);
              }
              return new Step(0, true);
            });
  }

  /** Deletes what has gone back; what does not go away is tried again with the next ones. */
  CompletionStage<Void> delete(List<HeldLetter> sent) {
    for (HeldLetter one : sent) {
      undeleted.removeIf(old -> old.messageId().equals(one.messageId()));
      undeleted.add(one);
    }
    return box.remove(List.copyOf(undeleted))
        .handle(
            (removal, thrown) -> {
              if (removal != null) {
                undeleted.removeAll(removal.gone());
                undeleted.removeAll(removal.stale());
              }
              return null;
            });
  }

  /** A letter as it goes back. */
  private record Packed(String id, Parcel parcel) {}

  /** Calls that keep the limit of bytes: letters may be large. */
  private List<List<Packed>> calls(List<HeldLetter> letters) {
    List<List<Packed>> calls = new ArrayList<>();
    long room = 0;
    for (HeldLetter held : letters) {
      Packed packed = new Packed(held.id(), parcel(held.letter()));
      int bytes = packed.parcel().written().bytes();
      if (calls.isEmpty() || bytes > room) {
        calls.add(new ArrayList<>());
        room = ServiceLimits.QUEUE_BYTES;
      }
      calls.get(calls.size() - 1).add(packed);
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

  private Outcome with(Outcome before, List<Packed> call, List<SendResult> results) {
    int went = before.sent();
    Failure why = before.why();
    for (int place = 0; place < call.size(); place++) {
      Failure failure = results.get(place).failure();
      if (results.get(place) instanceof SendResult.Accepted accepted) {
        sent.add(accepted.brokerId());
      }
      if (failure == null) {
        went++;
      } else if (failure.kind() == Kind.INVALID) {
        before.refused().add(call.get(place).id());
        refusals++;
        firstRefusal = firstRefusal == null ? failure : firstRefusal;
      } else {
        before.left().add(call.get(place).id());
        why = why == null ? failure : why;
      }
    }
    return new Outcome(went, before.left(), before.refused(), why);
  }
}
