package io.sealane.spring.event;

import io.sealane.event.DomainEvent;
import org.jspecify.annotations.Nullable;

/** Which event's listeners the current thread is running. */
final class Delivering {

  private static final ThreadLocal<@Nullable DomainEvent> CURRENT = new ThreadLocal<>();

  private Delivering() {}

  /** Whether that very object came as a message and is being handled here. */
  static boolean is(Object event) {
    return CURRENT.get() == event;
  }

  static void during(DomainEvent event, Runnable listeners) {
    DomainEvent outer = CURRENT.get();
    CURRENT.set(event);
    try {
      listeners.run();
    } finally {
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    }
  }
}
