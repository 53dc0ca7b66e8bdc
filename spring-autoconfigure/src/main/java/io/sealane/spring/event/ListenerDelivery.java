package io.sealane.spring.event;

import io.sealane.consume.EventHandler;
import io.sealane.event.DomainEvent;
import java.lang.reflect.UndeclaredThrowableException;
import org.springframework.context.ApplicationEventPublisher;

/** Handles an event by making it an application event. */
final class ListenerDelivery implements EventHandler<DomainEvent> {

  private final ApplicationEventPublisher events;
  private final AroundListeners around;
  private final boolean hasToBeTaken;

  /**
   * A handler.
   *
   * @param around runs the listeners
   * @param hasToBeTaken whether it shows if a listener takes it
   */
  ListenerDelivery(ApplicationEventPublisher events, AroundListeners around, boolean hasToBeTaken) {
    this.events = events;
    this.around = around;
    this.hasToBeTaken = hasToBeTaken;
  }

  @Override
  public void handle(DomainEvent event) throws Exception {
    // Within a larger transaction, some listeners get it only after this has returned.
    boolean showsNow = hasToBeTaken && !around.isThere();
    ArrivedEvent<DomainEvent> arrived = new ArrivedEvent<>(this, event);
    try {
      Delivering.during(event, () -> around.run(() -> events.publishEvent(arrived)));
    } catch (UndeclaredThrowableException e) {
      throw asThrown(e);
    }
    Throwable failure = arrived.failure();
    if (failure != null) {
      throw asThrown(failure);
    }
    if (showsNow && !arrived.wasTaken()) {
      throw new NobodyListensException(event.getClass());
    }
  }

  /** What the listener threw, without Spring's wrapping, whose text has the payload in it. */
  private static Exception asThrown(Throwable failure) {
    Throwable thrown =
        failure instanceof UndeclaredThrowableException wrapped
            ? wrapped.getUndeclaredThrowable()
            : failure;
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof Exception exception ? exception : new IllegalStateException(thrown);
  }
}
