package io.sealane.spring.jdbc;

import io.sealane.error.ConfigurationException;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.history.HistoryReader;
import io.sealane.jdbc.history.JdbcHistory;
import io.sealane.jdbc.inbox.JdbcInbox;
import io.sealane.jdbc.outbox.JdbcOutbox;
import io.sealane.jdbc.schema.Schema;
import io.sealane.spring.TransportCustomizer;
import io.sealane.store.Guard;
import io.sealane.store.outbox.Outbox;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.PlatformTransactionManager;

/** Outbox, inbox and history on the application's own database, in its own transactions. */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
      "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
    })
@ConditionalOnClass({JdbcStore.class, ConnectionHolder.class})
@ConditionalOnProperty(
    name = {"sealane.enabled", "sealane.jdbc.enabled"},
    matchIfMissing = true)
@ConditionalOnSingleCandidate(DataSource.class)
@ConditionalOnBean(PlatformTransactionManager.class)
@EnableConfigurationProperties(JdbcProperties.class)
public final class SealaneJdbcAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  @DependsOnDatabaseInitialization
  JdbcStore sealaneJdbcStore(
      DataSource dataSource, PlatformTransactionManager manager, JdbcProperties properties) {
    JdbcStore store = JdbcStore.of(dataSource, new SpringTransactions(dataSource, manager));
    try {
      store = store.withTablePrefix(properties.tablePrefix());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "the database of Sealane", List.of("sealane.jdbc.table-prefix: " + e.getMessage()));
    }
    Schema schema = store.schema(properties.parts());
    switch (properties.schema()) {
      case VERIFY -> schema.verify();
      case APPLY -> schema.apply();
      case NONE -> {}
    }
    return store;
  }

  @Bean
  @ConditionalOnMissingBean(Outbox.class)
  @ConditionalOnProperty(name = "sealane.jdbc.outbox", matchIfMissing = true)
  JdbcOutbox sealaneOutbox(JdbcStore store) {
    return store.outbox();
  }

  @Bean
  @ConditionalOnMissingBean(Guard.class)
  @ConditionalOnProperty(name = "sealane.jdbc.inbox", matchIfMissing = true)
  JdbcInbox sealaneInbox(JdbcStore store) {
    return store.inbox();
  }

  @Bean
  @ConditionalOnProperty(name = "sealane.jdbc.dead-letters")
  TransportCustomizer sealaneDeadLettersInDatabase(JdbcStore store) {
    return store::keepDeadLetters;
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty(name = "sealane.jdbc.history", matchIfMissing = true)
  JdbcHistory sealaneHistory(JdbcStore store, JdbcProperties properties) {
    return properties.historyRetention() == null
        ? store.history()
        : store.history().keeping(properties.historyRetention());
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty(name = "sealane.jdbc.history", matchIfMissing = true)
  HistoryReader sealaneHistoryReader(JdbcStore store) {
    return store.historyReader();
  }
}
