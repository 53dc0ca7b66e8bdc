package io.sealane.benchmarks.jdbc.outbox.subject;

import io.sealane.benchmarks.codec.Order;
import io.sealane.benchmarks.jdbc.database.Database;
import io.sealane.benchmarks.jdbc.trial.Orders;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.modulith.events.core.EventPublicationRegistry;
import org.springframework.modulith.events.core.PublicationTargetIdentifier;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Spring Modulith's event publication registry with one listener. What its multicaster does for an
 * event within the transaction is to store it in the registry; that alone is appended here. It has
 * no relay: what waits is resubmitted.
 */
final class ModulithOutbox implements OutboxSubject {

  private static final String LISTENER = "no-op";

  private final ConfigurableApplicationContext context;
  private final EventPublicationRegistry registry;
  private final TransactionTemplate transactions;
  private final AtomicLong numbers = new AtomicLong();

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @EnableAsync
  static class Application {
    @Bean
    Listener listener() {
      return new Listener();
    }
  }

  static class Listener {
    @ApplicationModuleListener(id = LISTENER)
    void on(Order.Placed placed) {
      Arrivals.one();
    }
  }

  ModulithOutbox(Database database) {
    context =
        Boot.start(
            Application.class,
            database,
            Map.of(
                "namastack.outbox.enabled",
                "false",
                "spring.modulith.events.jdbc.schema-initialization.enabled",
                "true",
                "spring.autoconfigure.exclude",
                "io.namastack.outbox.config.JdbcOutboxAutoConfiguration,"
                    + "io.namastack.outbox.config.JdbcOutboxSchemaAutoConfiguration"));
    registry = context.getBean(EventPublicationRegistry.class);
    transactions = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
  }

  @Override
  public void append(int events) {
    transactions.executeWithoutResult(
        status -> {
          for (int i = 0; i < events; i++) {
            registry.store(
                Orders.placed(numbers.incrementAndGet()),
                Stream.of(PublicationTargetIdentifier.of(LISTENER)));
          }
        });
  }

  @Override
  public void relay() {
    IncompleteEventPublications waiting = context.getBean(IncompleteEventPublications.class);
    Thread resubmitting =
        new Thread(() -> waiting.resubmitIncompletePublications(publication -> true), "modulith");
    resubmitting.setDaemon(true);
    resubmitting.start();
  }

  @Override
  public void close() {
    context.close();
  }
}
