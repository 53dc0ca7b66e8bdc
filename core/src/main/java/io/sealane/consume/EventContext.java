package io.sealane.consume;

import io.sealane.event.DomainEvent;
import io.sealane.event.EventMetadata;
import io.sealane.event.Publication;
import java.time.Duration;

/** The delivery that a handler is working on. Valid until the handler returns. */
public interface EventContext {

  /** What is known about the event. */
  EventMetadata metadata();

  /** The subscription's name. */
  String subscription();

  /** The broker's own id of the message. */
  String messageId();

  /** How often the broker has delivered the message, this time included; 1 or more. */
  int deliveryCount();

  /** The attempt by the count of the retry policy, 1 for the first. */
  int attempt();

  /** How long the delivery is still ours, if it is not extended; zero if it is lost. */
  Duration leaseRemaining();

  /**
   * Whether what the handler does is of no use any more: the lease is lost, the time is over, or
   * the subscription stops. The thread is interrupted as well.
   */
  boolean isCancelled();

  /** Publishes an event as caused by this one; see {@code EventPublisher.publish}. */
  void publish(DomainEvent event);

  /** Publishes an event as caused by this one, with what else is said about it. */
  void publish(Publication publication);

  /**
   * Decides that the event comes again later, whatever the retry policy says. Takes effect when the
   * handler returns; what it throws goes before.
   *
   * @param delay zero or more; at most what the transport can do
   */
  void retryAfter(Duration delay);

  /**
   * Decides that the event is given up and becomes a dead letter. Takes effect when the handler
   * returns; what it throws goes before.
   *
   * @param reason one sentence for an operator, without payload
   */
  void reject(String reason);
}
