package io.sealane.consume;

import io.sealane.event.DomainEvent;

/**
 * Handles events of a type. To return is to have handled the event; to throw is to have failed, and
 * the subscription's {@link RetryPolicy} says what follows.
 *
 * @param <E> the type of the events
 */
@FunctionalInterface
public interface EventHandler<E extends DomainEvent> {

  /** Handles an event. Called by as many threads at once as the subscription allows. */
  void handle(E event) throws Exception;
}
