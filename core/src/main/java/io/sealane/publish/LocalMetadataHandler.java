package io.sealane.publish;

import io.sealane.event.DomainEvent;
import io.sealane.event.EventMetadata;

/**
 * Handles events in the thread that publishes them, and wants to know what is known about them.
 *
 * @param <E> the type of the events
 */
@FunctionalInterface
public interface LocalMetadataHandler<E extends DomainEvent> {

  /** Handles an event. What it throws is thrown to the publisher, and the event does not leave. */
  void handle(E event, EventMetadata metadata) throws Exception;
}
