package io.sealane.consume.handling;

import io.sealane.consume.ContextHandler;
import io.sealane.event.DomainEvent;
import io.sealane.event.EventMetadata;
import io.sealane.store.Fingerprint;
import io.sealane.store.GuardKey;
import java.util.function.Supplier;

/**
 * One event that one handler is to handle, within an execution.
 *
 * @param execution the execution
 * @param event the event
 * @param metadata what is known about it
 * @param fingerprint of its content, made when asked for
 * @param handler who is to handle it
 */
record Run(
    Execution execution,
    DomainEvent event,
    EventMetadata metadata,
    Supplier<Fingerprint> fingerprint,
    ContextHandler<DomainEvent> handler) {

  GuardKey key(String subscription) {
    return new GuardKey(subscription, metadata.id());
  }
}
