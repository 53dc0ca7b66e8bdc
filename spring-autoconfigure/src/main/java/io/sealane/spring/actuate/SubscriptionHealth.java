package io.sealane.spring.actuate;

import io.sealane.Sealane;
import io.sealane.SubscriptionControl;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * How a subscription is, in Boot's words. One that cannot reach its broker is down. One that is
 * paused or stopped does what it was told, which is no reason to take the application out of
 * service: its status is unknown, and the details say more.
 */
final class SubscriptionHealth implements HealthIndicator {

  private final SubscriptionControl subscription;

  private SubscriptionHealth(SubscriptionControl subscription) {
    this.subscription = subscription;
  }

  /** One contributor for each subscription. */
  static HealthContributor of(Sealane sealane) {
    Map<String, HealthIndicator> each = new LinkedHashMap<>();
    for (String name : sealane.health().keySet()) {
      each.put(name, new SubscriptionHealth(sealane.subscription(name)));
    }
    HealthIndicator none = () -> Health.up().withDetail("subscriptions", 0).build();
    return each.isEmpty() ? none : CompositeHealthContributor.fromMap(each);
  }

  @Override
  public Health health() {
    io.sealane.observe.Health now = subscription.health();
    Health.Builder health =
        Health.status(status(now.state())).withDetail("state", now.state().name());
    if (!now.reason().isEmpty()) {
      health.withDetail("reason", now.reason());
    }
    Instant last = subscription.lastReceive();
    return health.withDetail("lastReceive", last == null ? "never" : last.toString()).build();
  }

  private static Status status(io.sealane.observe.Health.State state) {
    return switch (state) {
      case UP -> Status.UP;
      case DOWN -> Status.DOWN;
      case PAUSED, STOPPED -> Status.UNKNOWN;
    };
  }
}
