package io.sealane.benchmarks.snssqs.publish;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps so many calls under way, as fast as they are answered. What fails ends the run. */
final class Window {

  private final int size;
  private final Semaphore free;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  Window(int size) {
    this.size = size;
    this.free = new Semaphore(size);
  }

  void begin(Supplier<CompletableFuture<?>> call) {
    free.acquireUninterruptibly();
    check();
    call.get()
        .whenComplete(
            (done, error) -> {
              if (error != null) {
                failure.compareAndSet(null, error);
              }
              free.release();
            });
  }

  /** Until all are answered. */
  void await() {
    free.acquireUninterruptibly(size);
    check();
  }

  private void check() {
    Throwable first = failure.get();
    if (first != null) {
      throw new IllegalStateException(first);
    }
  }
}
