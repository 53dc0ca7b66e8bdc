package io.sealane.spring.autoconfigure;

import io.sealane.consume.HeadOfLine;
import io.sealane.consume.RetryPolicy;
import io.sealane.consume.Subscription;
import io.sealane.spring.autoconfigure.SubscriptionProperties.Retry;
import io.sealane.store.Guard;
import io.sealane.time.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Applies to subscriptions what the properties say about them. */
final class SubscriptionSettings {

  private static final String UNGUARDED = "none";

  private final SealaneProperties properties;
  private final Map<String, Guard> guards;
  private final List<String> problems;

  /**
   * With the guards by the names of their beans.
   *
   * @param problems gets what is wrong
   */
  SubscriptionSettings(
      SealaneProperties properties, Map<String, Guard> guards, List<String> problems) {
    this.properties = properties;
    this.guards = guards;
    this.problems = problems;
  }

  Subscription apply(Subscription subscription) {
    SubscriptionProperties said = properties.about(subscription.name());
    Subscription changed = flow(subscription, said);
    Retry retry = said.retry();
    if (retry != null) {
      changed = changed.retry(retry(changed, retry));
    }
    String guard = said.guard();
    if (guard != null) {
      changed = guarded(changed, guard);
    }
    if (said.guardFailsOpen()) {
      changed = changed.guardFailsOpen();
    }
    return dispositions(changed, said);
  }

  private static Subscription flow(Subscription subscription, SubscriptionProperties said) {
    Subscription changed = subscription;
    if (said.concurrency() != null) {
      changed = changed.concurrency(said.concurrency());
    }
    if (Boolean.TRUE.equals(said.ordered())) {
      HeadOfLine policy = changed.flow().headOfLine();
      changed = changed.ordered(policy);
    }
    if (said.lease() != null || said.maxLease() != null) {
      changed =
          changed.lease(
              or(said.lease(), changed.flow().lease()),
              or(said.maxLease(), changed.flow().maxLease()));
    }
    return said.timeout() == null ? changed : changed.timeout(said.timeout());
  }

  private RetryPolicy retry(Subscription subscription, Retry said) {
    RetryPolicy policy = subscription.retry();
    Backoff backoff = policy.backoff();
    try {
      Duration first = or(said.firstDelay(), backoff.first());
      Duration max = or(said.maxDelay(), backoff.max());
      return policy
          .withImmediate(or(said.immediate(), policy.immediate()))
          .withDelayed(
              or(said.delayed(), policy.delayed()),
              new Backoff(first, max, backoff.factor(), backoff.jitter()));
    } catch (IllegalArgumentException e) {
      problems.add("sealane.subscriptions." + subscription.name() + ".retry: " + e.getMessage());
      return policy;
    }
  }

  private Subscription guarded(Subscription subscription, String name) {
    if (name.equals(UNGUARDED)) {
      return subscription.unguarded();
    }
    Guard guard = guards.get(name);
    if (guard == null) {
      problems.add(
          ("sealane.subscriptions." + subscription.name() + ".guard is '" + name)
              + ("', which is no Guard bean; known: " + guards.keySet() + " and 'none'"));
      return subscription;
    }
    return subscription.guardedBy(guard);
  }

  private static Subscription dispositions(Subscription subscription, SubscriptionProperties said) {
    Subscription changed = subscription;
    if (said.undecodable() != null) {
      changed = changed.undecodable(said.undecodable());
    }
    if (said.unknownType() != null) {
      changed = changed.unknownType(said.unknownType());
    }
    return said.expired() == null ? changed : changed.expired(said.expired());
  }

  private static <T> T or(@Nullable T said, T usual) {
    return Objects.requireNonNullElse(said, usual);
  }
}
