package io.sealane.inmemory.deadletter;

import io.sealane.inmemory.queue.MessageQueue;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.RedriveSteps;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Sends back, one after the other, the letters that were there at its beginning. */
final class ReturnSteps implements RedriveSteps {
  private final InMemoryDeadLetters letters;
  private final Queue<DeadLetter> left;
  private final Returns returns;

  ReturnSteps(InMemoryDeadLetters letters, List<DeadLetter> selected, Returns returns) {
    this.letters = letters;
    this.left = new ArrayDeque<>(selected);
    this.returns = returns;
  }

  @Override
  public CompletionStage<Step> step() {
    DeadLetter letter = next();
    if (letter == null) {
      return CompletableFuture.completedStage(new Step(0, true));
    }
    MessageQueue target = returns.target();
    if (target == null) {
      return CompletableFuture.failedStage(returns.noTarget());
    }
    return returns
        .send(letter, target)
        .thenApply(
            sent -> {
              letters.remove(sent);
              return new Step(1, left.isEmpty());
            });
  }

  @Override
  public CompletionStage<Void> end() {
    return CompletableFuture.completedStage(null);
  }

  private @Nullable DeadLetter next() {
    DeadLetter letter = left.poll();
    while (letter != null && !letters.has(letter)) {
      letter = left.poll();
    }
    return letter;
  }
}
