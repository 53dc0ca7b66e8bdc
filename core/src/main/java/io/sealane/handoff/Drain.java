package io.sealane.handoff;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Work that one thread at a time does, whenever there is some: the thread whose signal comes first
 * does it there and then, and goes on as long as signals keep coming in meanwhile. No thread of its
 * own, nothing runs when nothing is signalled, and no signal is lost.
 *
 * <p>After each {@link #signal} the work is begun at least once more; signals that come while it
 * runs are gathered into one more run. A signal from within the work is such a one: it returns at
 * once, so that nothing nests. What the work does in one run happens-before the next run, on
 * whatever thread.
 */
public final class Drain {

  private final AtomicInteger signals = new AtomicInteger();
  private final Runnable work;

  private Drain(Runnable work) {
    this.work = work;
  }

  /**
   * With its work.
   *
   * @param work does what there is to do and returns. What it throws reaches the thread that is at
   *     it, once the signals of the meantime are worked off; the last one if there are several.
   */
  public static Drain of(Runnable work) {
    return new Drain(work);
  }

  /** Says that there is something to do, and does it unless another thread is at it. */
  public void signal() {
    if (signals.getAndIncrement() == 0) {
      run();
    }
  }

  private void run() {
    Throwable thrown = null;
    // What was signalled before a run began, that run has seen; anything later asks for another.
    for (int seen = 1; seen != 0; seen = signals.addAndGet(-seen)) {
      try {
        work.run();
      } catch (Throwable e) {
        thrown = e;
      }
    }
    if (thrown != null) {
      Drain.<RuntimeException>rethrow(thrown);
    }
  }

  /**
   * Throws it as what it is; a {@link Runnable} lets nothing checked through but by such a cast.
   */
  @SuppressWarnings("unchecked")
  private static <X extends Throwable> void rethrow(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
