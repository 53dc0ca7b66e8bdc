package io.sealane.consume;

import io.sealane.event.DomainEvent;

/**
 * The second level: runs when an event is given up, before it becomes a dead letter. The place for
 * compensation. Runs at least once per event that is given up; it becomes a dead letter whether
 * this returns or throws.
 */
@FunctionalInterface
public interface FailureHandler {

  /** Compensates for an event that could not be handled. */
  void onFailure(DomainEvent event, EventContext context, HandlingFailure failure) throws Exception;
}
