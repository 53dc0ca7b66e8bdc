package io.sealane.spring.transaction;

import io.sealane.spring.event.AroundListeners;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs the listeners of an event in a transaction, joining one that is there. */
public final class ListenerTransactions implements AroundListeners {

  private final TransactionTemplate template;

  /** With that manager. */
  public ListenerTransactions(PlatformTransactionManager manager) {
    this.template = new TransactionTemplate(manager);
  }

  @Override
  public void run(Runnable listeners) {
    template.executeWithoutResult(status -> listeners.run());
  }

  @Override
  public boolean isThere() {
    return TransactionSynchronizationManager.isActualTransactionActive();
  }
}
