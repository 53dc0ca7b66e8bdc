package io.sealane.inmemory.deadletter;

import io.sealane.inmemory.exchange.Exchange;
import io.sealane.time.Scheduler;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.deadletter.PacedRedrive;
import io.sealane.transport.deadletter.Redrive;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.send.SendResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The dead letters of one queue, kept without a bound until somebody takes care of them. A letter
 * replaces one of the same id and is the youngest then.
 */
public final class InMemoryDeadLetters implements DeadLetterQueue {
  private final Map<String, DeadLetter> letters = new LinkedHashMap<>();
  private final Returns returns;

  /** None yet, of the queue of that name. */
  public InMemoryDeadLetters(String queue, Exchange exchange, Scheduler scheduler) {
    this.returns = new Returns(queue, exchange, scheduler);
  }

  @Override
  public CompletionStage<SendResult> add(DeadLetter letter) {
    synchronized (letters) {
      letters.remove(letter.id());
      letters.put(letter.id(), letter);
    }
    return CompletableFuture.completedStage(new SendResult.Accepted(letter.messageId()));
  }

  @Override
  public CompletionStage<List<DeadLetter>> list(Selection selection) {
    return CompletableFuture.completedStage(select(selection));
  }

  @Override
  public Redrive redrive(Selection selection, double perSecond) {
    PacedRedrive redrive =
        new PacedRedrive(
            new ReturnSteps(this, select(selection), returns), perSecond, returns.scheduler());
    redrive.start();
    return redrive;
  }

  @Override
  public CompletionStage<Integer> discard(Selection selection) {
    synchronized (letters) {
      List<DeadLetter> selected = select(selection);
      selected.forEach(letter -> letters.remove(letter.id()));
      return CompletableFuture.completedStage(selected.size());
    }
  }

  /** Whether this very letter is still here. */
  boolean has(DeadLetter letter) {
    synchronized (letters) {
      return letters.get(letter.id()) == letter;
    }
  }

  /** Removes this very letter; one that replaced it meanwhile stays. */
  void remove(DeadLetter letter) {
    synchronized (letters) {
      letters.remove(letter.id(), letter);
    }
  }

  private List<DeadLetter> select(Selection selection) {
    synchronized (letters) {
      return letters.values().stream()
          .filter(letter -> selection.includes(letter))
          .limit(selection.max())
          .toList();
    }
  }
}
