package io.sealane.inmemory;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A batch of which faults answer some entries. */
final class Tampered {
  /** What becomes of an entry. */
  interface Fate<E, R> {
    /** The answer to an entry that never gets through, or null if it does. */
    @Nullable R before(E entry);

    /** The answer that is heard of one that got through. */
    R after(R answer);
  }

  private Tampered() {}

  /** Calls with the entries that get through; the answers come in the order of the batch. */
  static <E, R> CompletionStage<List<R>> call(
      List<E> batch, Fate<E, R> fate, Function<List<E>, CompletionStage<List<R>>> call) {
    List<@Nullable R> early = new ArrayList<>(batch.size());
    List<E> through = new ArrayList<>(batch.size());
    for (E entry : batch) {
      R answer = fate.before(entry);
      early.add(answer);
      if (answer == null) {
        through.add(entry);
      }
    }
    CompletionStage<List<R>> answers =
        through.isEmpty() ? CompletableFuture.completedStage(List.of()) : call.apply(through);
    return answers.thenApply(late -> merge(early, late.iterator(), fate::after));
  }

  private static <R> List<R> merge(
      List<@Nullable R> early, Iterator<R> late, UnaryOperator<R> after) {
    List<R> merged = new ArrayList<>(early.size());
    for (R answer : early) {
      merged.add(answer != null ? answer : after.apply(late.next()));
    }
    return merged;
  }
}
