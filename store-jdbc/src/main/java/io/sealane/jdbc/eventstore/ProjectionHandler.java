package io.sealane.jdbc.eventstore;

import io.sealane.event.DomainEvent;

/**
 * Applies events of a type to a read model, one after the other.
 *
 * @param <E> the type of the events
 */
@FunctionalInterface
public interface ProjectionHandler<E extends DomainEvent> {

  /** Applies an event. What it throws undoes its batch, and the event comes again. */
  void apply(E event, ProjectionContext context) throws Exception;
}
