package io.sealane.conformance.mutant;

import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.deadletter.Redrive;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.send.SendResult;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Does what the good one does, unless it is overridden. */
class WrongLetters implements DeadLetterQueue {

  final DeadLetterQueue good;

  WrongLetters(DeadLetterQueue good) {
    this.good = good;
  }

  @Override
  public CompletionStage<SendResult> add(DeadLetter letter) {
    return good.add(letter);
  }

  @Override
  public CompletionStage<List<DeadLetter>> list(Selection selection) {
    return good.list(selection);
  }

  @Override
  public Redrive redrive(Selection selection, double perSecond) {
    return good.redrive(selection, perSecond);
  }

  @Override
  public CompletionStage<Integer> discard(Selection selection) {
    return good.discard(selection);
  }
}
