package io.sealane.spring.event;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.transaction.event.TransactionalApplicationListener;
import org.springframework.transaction.event.TransactionalApplicationListener.SynchronizationCallback;

/** Tells an event of the listeners that failed with it after the commit, which Spring only logs. */
final class ListenerFailures implements SynchronizationCallback {

  private ListenerFailures() {}

  static void tellOf(Collection<? extends ApplicationListener<?>> listeners) {
    ListenerFailures failures = new ListenerFailures();
    for (ApplicationListener<?> listener : listeners) {
      if (listener instanceof TransactionalApplicationListener<?> transactional) {
        transactional.addCallback(failures);
      }
    }
  }

  @Override
  public void postProcessEvent(ApplicationEvent event, @Nullable Throwable error) {
    if (error != null && event instanceof ArrivedEvent<?> arrived) {
      arrived.failed(error);
    }
  }
}
