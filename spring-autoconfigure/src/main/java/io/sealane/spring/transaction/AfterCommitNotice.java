package io.sealane.spring.transaction;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.transaction.TransactionManager;

/** Says at the start what publishing after commits can lose. */
public final class AfterCommitNotice implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(TransactionalPublisher.class);

  private final ObjectProvider<TransactionManager> managers;

  /** For an application with these managers of transactions, if any. */
  public AfterCommitNotice(ObjectProvider<TransactionManager> managers) {
    this.managers = managers;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (managers.stream().findAny().isPresent()) {
      LOG.warn(
          "there is no outbox: what a transaction publishes is sent after its commit, and is LOST"
              + " if this process ends, or the broker is away, between the commit and the sending");
    }
  }
}
