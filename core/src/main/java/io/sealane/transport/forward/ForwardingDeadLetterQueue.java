package io.sealane.transport.forward;

import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.deadletter.Redrive;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.send.SendResult;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** Passes every call on to another queue of dead letters. */
public abstract class ForwardingDeadLetterQueue implements DeadLetterQueue {

  /** What does the work. */
  protected final DeadLetterQueue letters;

  /** To that queue. */
  protected ForwardingDeadLetterQueue(DeadLetterQueue letters) {
    this.letters = Objects.requireNonNull(letters, "letters");
  }

  @Override
  public CompletionStage<SendResult> add(DeadLetter letter) {
    return letters.add(letter);
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
