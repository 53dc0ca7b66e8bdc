package io.sealane.spring;

import io.sealane.consume.Subscription;

/**
 * A bean that has the last word about subscriptions, whether they are beans or made of handlers.
 */
@FunctionalInterface
public interface SubscriptionCustomizer {

  /**
   * Changes a subscription, or not.
   *
   * @return the subscription to run, of the same name
   */
  Subscription customize(Subscription subscription);
}
