package io.sealane.translate;

import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;

/**
 * Writes events of ours as messages in somebody else's format.
 *
 * @param <E> the type of the events
 */
@FunctionalInterface
public interface OutboundTranslator<E extends DomainEvent> {

  /** Translates an event. What it throws fails the publish, and nothing is sent to that topic. */
  ForeignMessage translate(Envelope<? extends E> envelope);
}
