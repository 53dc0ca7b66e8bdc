package io.sealane.inmemory.queue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Waits until every message of a send is in every queue that it goes to.
 *
 * @param <T> what the sender is told then
 */
public final class Arrival<T> {
  private final T answer;
  private final CompletableFuture<T> allIn = new CompletableFuture<>();
  // One more than messages outside, so that it cannot reach zero while the sender still offers.
  private final AtomicInteger missing = new AtomicInteger(1);

  /** With the answer that is given when all are in. */
  public Arrival(T answer) {
    this.answer = answer;
  }

  /** Says that everything is offered; the stage completes when everything is in. */
  public CompletionStage<T> allOffered() {
    arrived();
    return allIn.minimalCompletionStage();
  }

  void expect() {
    missing.incrementAndGet();
  }

  void arrived() {
    if (missing.decrementAndGet() == 0) {
      allIn.complete(answer);
    }
  }
}
