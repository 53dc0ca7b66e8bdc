package io.sealane.conformance.faults;

import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.forward.ForwardingDeadLetterQueue;
import io.sealane.transport.send.SendResult;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Dead letters that are not kept, or kept without an answer, as provoked. */
final class FaultyDeadLetters extends ForwardingDeadLetterQueue {

  private final String queue;
  private final Armed armed;
  private final CallLog calls;

  FaultyDeadLetters(DeadLetterQueue letters, String queue, Armed armed, CallLog calls) {
    super(letters);
    this.queue = queue;
    this.armed = armed;
    this.calls = calls;
  }

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
}
