package io.sealane.test.assertion;

import io.sealane.event.DomainEvent;
import java.time.Duration;

/**
 * What happened to events at their subscriptions.
 *
 * @param <E> the type of the events
 */
public final class DeliveriesAssert<E extends DomainEvent>
    extends EventsAssert<DeliveriesAssert<E>, E> {

  DeliveriesAssert(RecordingAssert whole, Claim<E> claim) {
    super(whole, claim);
  }

  /** By that subscription; others are left out from here on. */
  public DeliveriesAssert<E> by(String subscription) {
    return where("by " + subscription, one -> one.where().equals(subscription));
  }

  /** At that attempt, 1 for the first; others are left out from here on. */
  public DeliveriesAssert<E> atAttempt(int attempt) {
    return where("at attempt " + attempt, one -> one.attempt() == attempt);
  }

  /** With that in exception or reason; others are left out from here on. */
  public DeliveriesAssert<E> because(String partOfReason) {
    return where("because of '" + partOfReason + "'", one -> one.detail().contains(partOfReason));
  }

  /** With exactly that wait before the next attempt; others are left out from here on. */
  public DeliveriesAssert<E> after(Duration delay) {
    return where("after " + delay, one -> delay.equals(one.delay()));
  }

  @Override
  DeliveriesAssert<E> with(RecordingAssert whole, Claim<E> claim) {
    return new DeliveriesAssert<>(whole, claim);
  }
}
