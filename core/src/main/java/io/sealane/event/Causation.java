package io.sealane.event;

import org.jspecify.annotations.Nullable;

/**
 * Which event the current thread is handling, so that whatever is published meanwhile, however deep
 * in the domain code, is known to be caused by it.
 */
public final class Causation {

  private static final ThreadLocal<@Nullable EventMetadata> CURRENT = new ThreadLocal<>();

  private Causation() {}

  /** The metadata of the event that this thread is handling, or null if it is handling none. */
  public static @Nullable EventMetadata current() {
    return CURRENT.get();
  }

  /**
   * Runs a body as the handling of an event.
   *
   * @throws Exception what the body throws
   */
  public static void during(EventMetadata cause, Body body) throws Exception {
    EventMetadata outer = CURRENT.get();
    CURRENT.set(cause);
    try {
      body.run();
    } finally {
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    }
  }

  /** What is done while an event is handled. */
  @FunctionalInterface
  public interface Body {
    /** Does it. */
    void run() throws Exception;
  }
}
