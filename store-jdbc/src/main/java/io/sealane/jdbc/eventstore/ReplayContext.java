package io.sealane.jdbc.eventstore;

import io.sealane.consume.EventContext;
import io.sealane.event.DomainEvent;
import io.sealane.event.EventMetadata;
import io.sealane.event.Publication;
import java.time.Duration;

/** What a subscription's handler sees of a delivery that is none: an event out of the store. */
record ReplayContext(String subscription, ProjectionContext context) implements EventContext {

  private static final Duration FOR_EVER = Duration.ofDays(365);

  @Override
  public EventMetadata metadata() {
    return context.stored().envelope().metadata();
  }

  @Override
  public String messageId() {
    return String.valueOf(context.stored().position());
  }

  @Override
  public int deliveryCount() {
    return 1;
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public Duration leaseRemaining() {
    return FOR_EVER;
  }

  @Override
  public boolean isCancelled() {
    return false;
  }

  @Override
  public void publish(DomainEvent event) {
    throw refused("publish");
  }

  @Override
  public void publish(Publication publication) {
    throw refused("publish");
  }

  @Override
  public void retryAfter(Duration delay) {
    throw refused("come again later");
  }

  @Override
  public void reject(String reason) {
    throw refused("become a dead letter");
  }

  private IllegalStateException refused(String what) {
    return new IllegalStateException(
        "a replay to subscription '" + subscription + "' cannot " + what);
  }
}
