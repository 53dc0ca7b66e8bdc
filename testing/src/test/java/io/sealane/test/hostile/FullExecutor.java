package io.sealane.test.hostile;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An executor that takes so many tasks at once and throws at the others; none to begin with. */
final class FullExecutor implements Executor {

  private final Throwable answer;
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile int places;
  private volatile @Nullable Executor threads;

  FullExecutor(Throwable answer) {
    this.answer = answer;
  }

  void runBy(Executor threads) {
    this.threads = threads;
  }

  void open() {
    openFor(Integer.MAX_VALUE);
  }

  void openFor(int places) {
    this.places = places;
  }

  int refused() {
    return refused.get();
  }

  int most() {
    return most.get();
  }

  @Override
  public void execute(Runnable task) {
    Executor by = threads;
    int now = running.incrementAndGet();
    if (by == null || now > places) {
      running.decrementAndGet();
      refused.incrementAndGet();
      FullExecutor.<RuntimeException>raise(answer);
    } else {
      most.accumulateAndGet(now, Math::max);
      by.execute(() -> run(task));
    }
  }

  private void run(Runnable task) {
    try {
      task.run();
    } finally {
      running.decrementAndGet();
    }
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void raise(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
