package io.sealane.publish;

import io.sealane.event.DomainEvent;

/**
 * Handles events in the thread that publishes them.
 *
 * @param <E> the type of the events
 */
@FunctionalInterface
public interface LocalHandler<E extends DomainEvent> {

  /** Handles an event. What it throws is thrown to the publisher, and the event does not leave. */
  void handle(E event) throws Exception;
}
