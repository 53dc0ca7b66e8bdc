package io.sealane.inmemory;

import static java.util.concurrent.CompletableFuture.completedStage;

import io.sealane.error.Failure;
import io.sealane.inmemory.Trouble.Kind;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.forward.ForwardingDeadLetterQueue;
import io.sealane.transport.send.SendResult;
import java.util.concurrent.CompletionStage;

/** Dead letters over a bad line. */
final class TroubledDeadLetters extends ForwardingDeadLetterQueue {

  private final String queue;
  private final Faults faults;

  TroubledDeadLetters(DeadLetterQueue letters, String queue, Faults faults) {
    super(letters);
    this.queue = queue;
    this.faults = faults;
  }

  @Override
  public CompletionStage<SendResult> add(DeadLetter letter) {
    if (faults.strike(Kind.DEAD_LETTER_REJECTED, queue)) {
      return completedStage(new SendResult.Rejected(failure("the dead letter was not kept")));
    }
    CompletionStage<SendResult> added = letters.add(letter);
    return faults.strike(Kind.DEAD_LETTER_UNKNOWN, queue)
        ? added.thenApply(kept -> new SendResult.Unknown(failure("no answer to the dead letter")))
        : added;
  }

  private static Failure failure(String reason) {
    return Failure.of(Failure.Kind.TRANSIENT, "trouble: " + reason);
  }
}
