package io.sealane.conformance.faults;

import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.deadletter.Redrive;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.send.SendResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Dead letters that are not kept, or kept without an answer, as provoked. */
record FaultyDeadLetters(DeadLetterQueue letters, String queue, Armed armed, CallLog calls)
    implements DeadLetterQueue {

  @Override
  public CompletionStage<SendResult> add(DeadLetter letter) {
    calls.add(Call.Kind.DEAD_LETTER, queue, 1);
    if (armed.happens(Fault.DEAD_LETTER_REJECTED)) {
      return CompletableFuture.completedFuture(new SendResult.Rejected(Failures.TRANSIENT));
    }
    CompletionStage<SendResult> answer = letters.add(letter);
    return armed.happens(Fault.DEAD_LETTER_ANSWER_LOST)
        ? answer.thenApply(result -> new SendResult.Unknown(Failures.TRANSIENT))
        : answer;
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
}
