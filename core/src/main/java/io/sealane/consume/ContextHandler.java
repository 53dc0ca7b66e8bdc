package io.sealane.consume;

import io.sealane.event.DomainEvent;

/**
 * Handles events of a type and wants to know about the delivery, or to decide what becomes of it.
 *
 * @param <E> the type of the events
 */
@FunctionalInterface
public interface ContextHandler<E extends DomainEvent> {

  /** Handles an event. Called by as many threads at once as the subscription allows. */
  void handle(E event, EventContext context) throws Exception;
}
