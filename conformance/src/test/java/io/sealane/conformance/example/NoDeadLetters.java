package io.sealane.conformance.example;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.deadletter.Redrive;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.send.SendResult;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Keeps no letter and says so. */
final class NoDeadLetters implements DeadLetterQueue {

  @Override
  public CompletionStage<SendResult> add(DeadLetter letter) {
    return completedFuture(
        new SendResult.Rejected(Failure.of(Kind.INVALID, "files keep no dead letters")));
  }

  @Override
  public CompletionStage<List<DeadLetter>> list(Selection selection) {
    return completedFuture(List.of());
  }

  @Override
  public Redrive redrive(Selection selection, double perSecond) {
    return new Redrive() {
      @Override
      public int moved() {
        return 0;
      }

      @Override
      public void cancel() {}

      @Override
      public CompletionStage<Integer> completion() {
        return completedFuture(0);
      }
    };
  }

  @Override
  public CompletionStage<Integer> discard(Selection selection) {
    return completedFuture(0);
  }
}
