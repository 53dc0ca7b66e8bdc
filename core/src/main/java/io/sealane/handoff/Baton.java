package io.sealane.handoff;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A chance to give a thread that is about to end its work something more to do, which saves waking
 * another. Something may be passed into it, once, until it is dropped; nobody waits. Safe for use
 * by many threads.
 *
 * @param <T> what is passed
 */
public final class Baton<T> {

  private static final Object DROPPED = new Object();

  private final AtomicReference<@Nullable Object> passed = new AtomicReference<>();

  /** A baton that is held, with nothing passed yet. */
  public Baton() {}

  /**
   * Passes something on, if the baton was not dropped and nothing was passed before.
   *
   * @return whether whoever drops it will get it
   */
  public boolean pass(T next) {
    return passed.compareAndSet(null, next);
  }

  /** Lets go: gets what was passed before, or null. The first who drops it gets it. */
  @SuppressWarnings("unchecked")
  public @Nullable T drop() {
    Object got = passed.getAndSet(DROPPED);
    return got == DROPPED ? null : (T) got;
  }
}
