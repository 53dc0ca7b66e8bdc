package io.sealane.inmemory;

import static java.util.concurrent.CompletableFuture.completedStage;

import io.sealane.error.Failure;
import io.sealane.inmemory.Trouble.Kind;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.deadletter.Redrive;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.send.SendResult;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Dead letters over a bad line. */
record TroubledDeadLetters(DeadLetterQueue letters, String queue, Faults faults)
    implements DeadLetterQueue {

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

  @Override
  public CompletionStage<List<DeadLetter>> list(Selection selection) {
    return letters.list(selection);
  }

  @Override
  public Redrive redrive(Selection selection, double perSecond) {
    return letters.redrive(selection, perSecond);
  }

  @Override
  public CompletionStage<Integer> discard(Selection selection) {
    return letters.discard(selection);
  }

  private static Failure failure(String reason) {
    return Failure.of(Failure.Kind.TRANSIENT, "trouble: " + reason);
  }
}
