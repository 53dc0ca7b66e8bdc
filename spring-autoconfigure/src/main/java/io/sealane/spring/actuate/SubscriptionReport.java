package io.sealane.spring.actuate;

import io.sealane.Sealane;
import io.sealane.SubscriptionControl;
import io.sealane.observe.Health;
import io.sealane.publish.overview.SubscriptionOverview;
import io.sealane.transport.receive.Backlog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription is to, and how it is.
 *
 * @param subscription what it is to
 * @param state its state
 * @param reason why it is in that state; empty where all is well
 * @param lastReceive when its broker last answered, or null if it never did
 * @param backlog what waits in its queue, or null if the broker does not say within 5 s
 */
public record SubscriptionReport(
    SubscriptionOverview subscription,
    Health.State state,
    String reason,
    @Nullable Instant lastReceive,
    @Nullable Backlog backlog) {

  private static final long PATIENCE_SECONDS = 5;

  /** Asks all brokers at once, and waits for them together. */
  static List<SubscriptionReport> all(Sealane sealane, List<SubscriptionOverview> subscriptions) {
    List<CompletableFuture<Backlog>> asked = new ArrayList<>();
    for (SubscriptionOverview one : subscriptions) {
      asked.add(sealane.subscription(one.name()).backlog().toCompletableFuture());
    }
    await(CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)));
    List<SubscriptionReport> reports = new ArrayList<>();
    for (int i = 0; i < subscriptions.size(); i++) {
      SubscriptionOverview one = subscriptions.get(i);
      Backlog backlog = asked.get(i).getNow(Backlog.UNKNOWN);
      reports.add(of(one, sealane.subscription(one.name()), backlog));
    }
    return reports;
  }

  private static SubscriptionReport of(
      SubscriptionOverview subscription, SubscriptionControl control, Backlog backlog) {
    Health health = control.health();
    return new SubscriptionReport(
        subscription,
        health.state(),
        health.reason(),
        control.lastReceive(),
        backlog.equals(Backlog.UNKNOWN) ? null : backlog);
  }

  private static void await(CompletableFuture<Void> answers) {
    try {
      answers.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // Who has not answered is left out.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
