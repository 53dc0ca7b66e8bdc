package io.sealane.spring.autoconfigure;

import io.sealane.spring.event.AroundListeners;
import io.sealane.spring.transaction.ListenerTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.transaction.PlatformTransactionManager;

/** The application's transactions; loaded only where it may have any. */
final class UniqueTransactions {

  private UniqueTransactions() {}

  /** Null if there is no manager, or none that is the application's before others. */
  static @Nullable AroundListeners of(BeanFactory beans) {
    PlatformTransactionManager manager =
        beans.getBeanProvider(PlatformTransactionManager.class).getIfUnique();
    return manager == null ? null : new ListenerTransactions(manager);
  }
}
