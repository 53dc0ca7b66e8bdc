package io.sealane.snssqs.deadletter;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * One after the other: to look at letters is to hide them for a moment, and who looks meanwhile
 * would miss them.
 */
final class Turns {

  private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

  /** Does the work when all that was asked for before is done, however that went. */
  <T> CompletionStage<T> take(Supplier<CompletionStage<T>> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    CompletableFuture<?> before;
    synchronized (this) {
      before = last;
      last = done;
    }
    before.whenComplete((any, thrown) -> begin(work, done));
    return done;
  }

  private static <T> void begin(Supplier<CompletionStage<T>> work, CompletableFuture<T> done) {
    try {
      work.get()
          .whenComplete(
              (result, thrown) -> {
                if (thrown != null) {
                  done.completeExceptionally(thrown);
                } else {
                  done.complete(result);
                }
              });
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
    }
  }
}
