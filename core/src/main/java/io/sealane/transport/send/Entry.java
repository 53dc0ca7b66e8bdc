package io.sealane.transport.send;

import io.sealane.error.Failure;
import io.sealane.transport.send.SendResult.Rejected;
import io.sealane.transport.send.SendResult.Unknown;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A message on its way through a {@link Batcher}; guarded by the batcher's lock. */
final class Entry {

  final OutgoingMessage message;
  final int size;

  /** By this, what came first goes first, also when it is sent again. */
  final long number;

  /** When it came, in {@code nanoTime}. */
  final long since;

  final CompletableFuture<SendResult> result = new CompletableFuture<>();

  private int tries;
  private boolean everUnknown;
  private @Nullable Failure lastFailure;

  Entry(OutgoingMessage message, int size, long number, long since) {
    this.message = message;
    this.size = size;
    this.number = number;
    this.since = since;
  }

  /** Whether nobody waits for it any more: its caller gave up. */
  boolean isGivenUp() {
    return result.isDone();
  }

  int tries() {
    return tries;
  }

  /** Takes note of an answer; returns the failure, or null if there is none. */
  @Nullable Failure answered(SendResult answer) {
    tries++;
    lastFailure = answer.failure();
    everUnknown |= answer instanceof Unknown;
    return lastFailure;
  }

  /**
   * What is finally to be said after an answer: once unknown, no later refusal makes it certain.
   */
  SendResult verdict(SendResult answer) {
    return answer instanceof Rejected rejected && everUnknown
        ? new Unknown(rejected.failure())
        : answer;
  }

  /** What is to be said if it is not sent any more. */
  SendResult verdictWithout(Failure reason) {
    Failure failure = lastFailure == null ? reason : lastFailure;
    return everUnknown ? new Unknown(failure) : new Rejected(failure);
  }

  /** The answer of a sender that said nothing, or nothing of use. */
  static SendResult noAnswer(String reason) {
    return new Unknown(Failure.of(Failure.Kind.TRANSIENT, reason));
  }
}
