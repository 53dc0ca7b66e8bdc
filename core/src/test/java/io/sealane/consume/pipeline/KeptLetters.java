package io.sealane.consume.pipeline;

import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.deadletter.Redrive;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.send.SendResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Dead letters that a consumer adds; what an operator does with them is not played here. */
final class KeptLetters implements DeadLetterQueue {

  /** What was to be kept, accepted or not, in the order of asking. */
  final List<DeadLetter> letters = new ArrayList<>();

  private Function<DeadLetter, SendResult> answer =
      letter -> new SendResult.Accepted("kept-" + letter.id());

  /** Answers so from now on. */
  void answering(Function<DeadLetter, SendResult> answer) {
    this.answer = answer;
  }

  @Override
  public CompletionStage<SendResult> add(DeadLetter letter) {
    letters.add(letter);
    return CompletableFuture.completedFuture(answer.apply(letter));
  }

  @Override
  public CompletionStage<List<DeadLetter>> list(Selection selection) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Redrive redrive(Selection selection, double perSecond) {
    throw new UnsupportedOperationException();
  }

  @Override
  public CompletionStage<Integer> discard(Selection selection) {
    throw new UnsupportedOperationException();
  }
}
