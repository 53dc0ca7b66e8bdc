package io.sealane.consume.handling;

import io.sealane.consume.EventContext;
import io.sealane.event.DomainEvent;
import io.sealane.event.EventMetadata;
import io.sealane.event.Publication;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one run of a handler sees of its delivery, and what it decided. */
final class DeliveryContext implements EventContext {

  private final String subscription;
  private final EventMetadata metadata;
  private final Execution execution;
  private final int attempt;
  private final Consumer<Publication> publisher;
  private @Nullable Duration retryAfter;
  private @Nullable String rejected;

  DeliveryContext(
      String subscription,
      EventMetadata metadata,
      Execution execution,
      int attempt,
      Consumer<Publication> publisher) {
    this.subscription = subscription;
    this.metadata = metadata;
    this.execution = execution;
    this.attempt = attempt;
    this.publisher = publisher;
  }

  /** The delay that the handler asked for, or null. */
  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** The reason for which the handler gave the event up, or null. */
  @Nullable String rejected() {
    return rejected;
  }

  @Override
  public EventMetadata metadata() {
    return metadata;
  }

  @Override
  public String subscription() {
    return subscription;
  }

  @Override
  public String messageId() {
    return execution.delivery().messageId();
  }

  @Override
  public int deliveryCount() {
    return execution.delivery().receiveCount();
  }

  @Override
  public int attempt() {
    return attempt;
  }

  @Override
  public Duration leaseRemaining() {
    return execution.leaseRemaining();
  }

  @Override
  public boolean isCancelled() {
    return execution.isCancelled();
  }

  @Override
  public void publish(DomainEvent event) {
    publish(Publication.of(event));
  }

  @Override
  public void publish(Publication publication) {
    publisher.accept(publication);
  }

  @Override
  public void retryAfter(Duration delay) {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("a delay is zero or more, not " + delay);
    }
    retryAfter = delay;
    rejected = null;
  }

  @Override
  public void reject(String reason) {
    rejected = Objects.requireNonNull(reason, "reason");
    retryAfter = null;
  }
}
