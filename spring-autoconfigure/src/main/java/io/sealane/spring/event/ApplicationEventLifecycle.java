package io.sealane.spring.event;

import io.sealane.error.ConfigurationException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.util.ClassUtils;

/** Prepares Spring's events for ours, once all listeners are known. */
public final class ApplicationEventLifecycle implements SmartLifecycle {

  private static final boolean TRANSACTIONS =
      ClassUtils.isPresent(
          "org.springframework.transaction.event.TransactionalApplicationListener",
          ApplicationEventLifecycle.class.getClassLoader());

  private final AbstractApplicationContext context;
  private final ListenerSubscription subscription;
  private final @Nullable ApplicationEventSender sender;
  private boolean prepared;
  private volatile boolean running;

  /**
   * For that context.
   *
   * @param sender what publishes application events, or null for nothing
   */
  public ApplicationEventLifecycle(
      AbstractApplicationContext context,
      ListenerSubscription subscription,
      @Nullable ApplicationEventSender sender) {
    this.context = context;
    this.subscription = subscription;
    this.sender = sender;
  }

  @Override
  public void start() {
    if (!prepared) {
      prepared = true;
      if (sender != null) {
        // Among equals the last one comes last, and what goes out is to be heard here first.
        context.removeApplicationListener(sender);
        context.addApplicationListener(sender);
      }
      if (subscription.isWanted()) {
        prepareToReceive();
      }
    }
    running = true;
  }

  private void prepareToReceive() {
    if (TRANSACTIONS) {
      ListenerFailures.tellOf(context.getApplicationListeners());
    }
    if (!subscription.allowsUnobserved() && !Probe.showsFailuresOf(context)) {
      throw new ConfigurationException(
          "receiving by event listeners",
          List.of(
              "the ApplicationEventMulticaster runs listeners in other threads or swallows what"
                  + " they throw, so that a failure would be lost; give it neither an executor nor"
                  + " an error handler, or say sealane.application-events.allow-unobserved"));
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before anything is published or consumed. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 4097;
  }
}
