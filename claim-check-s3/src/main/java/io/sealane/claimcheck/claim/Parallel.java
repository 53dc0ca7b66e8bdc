package io.sealane.claimcheck.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/** Calls that answer later, only so many of them under way at once. */
public final class Parallel<T, R> {

  private final List<T> items;
  private final Function<T, CompletionStage<R>> action;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger open;
  private final AtomicReferenceArray<R> results;
  private final CompletableFuture<List<R>> all = new CompletableFuture<>();

  private Parallel(List<T> items, Function<T, CompletionStage<R>> action) {
    this.items = items;
    this.action = action;
    this.open = new AtomicInteger(items.size());
    this.results = new AtomicReferenceArray<>(items.size());
  }

  /**
   * Calls for each item.
   *
   * @param atOnce 1 for one after the other
   * @return a stage with the answers in the order of the items; fails with the first that failed
   */
  public static <T, R> CompletionStage<List<R>> map(
      List<T> items, int atOnce, Function<T, CompletionStage<R>> action) {
    if (items.isEmpty()) {
      return CompletableFuture.completedStage(List.of());
    }
    Parallel<T, R> calls = new Parallel<>(items, action);
    for (int lane = 0; lane < Math.min(atOnce, items.size()); lane++) {
      calls.proceed();
    }
    return calls.all;
  }

  /** Goes on until there is something to wait for: answers that are there cost no stack. */
  private void proceed() {
    for (int i = next.getAndIncrement(); i < items.size(); i = next.getAndIncrement()) {
      int place = i;
      CompletableFuture<R> answer = ask(place);
      if (!answer.isDone()) {
        answer.whenComplete(
            (result, thrown) -> {
              note(place, answer);
              proceed();
            });
        return;
      }
      note(place, answer);
    }
  }

  private CompletableFuture<R> ask(int place) {
    try {
      return action.apply(items.get(place)).toCompletableFuture();
    } catch (Throwable e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void note(int place, CompletableFuture<R> answer) {
    try {
      results.set(place, answer.join());
    } catch (RuntimeException e) {
      all.completeExceptionally(e.getCause() == null ? e : e.getCause());
      return;
    }
    if (open.decrementAndGet() == 0) {
      List<R> list = new ArrayList<>(items.size());
      for (int i = 0; i < items.size(); i++) {
        list.add(results.get(i));
      }
      all.complete(list);
    }
  }
}
