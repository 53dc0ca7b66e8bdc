package io.sealane.spring.autoconfigure;

import io.sealane.Sealane;
import io.sealane.publish.EventPublisher;
import io.sealane.spring.jdbc.SealaneJdbcAutoConfiguration;
import io.sealane.spring.transaction.AfterCommitNotice;
import io.sealane.spring.transaction.TransactionalPublisher;
import io.sealane.store.outbox.Outbox;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Publishes after commits where the application has transactions, and nothing better is there. */
@AutoConfiguration(after = SealaneJdbcAutoConfiguration.class)
@ConditionalOnClass({Sealane.class, TransactionSynchronizationManager.class})
@ConditionalOnProperty(name = "sealane.enabled", matchIfMissing = true)
public final class SealaneTransactionAutoConfiguration {

  /** Both or none: the notice is about this publisher. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingBean({EventPublisher.class, Outbox.class})
  static final class AfterCommitConfiguration {

    @Bean
    TransactionalPublisher sealanePublisher(ObjectProvider<Sealane> sealane) {
      return new TransactionalPublisher(sealane::getObject);
    }

    @Bean
    AfterCommitNotice sealaneAfterCommitNotice(ObjectProvider<TransactionManager> managers) {
      return new AfterCommitNotice(managers);
    }
  }
}
