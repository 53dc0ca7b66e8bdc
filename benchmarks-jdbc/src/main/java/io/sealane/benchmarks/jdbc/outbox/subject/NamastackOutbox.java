package io.sealane.benchmarks.jdbc.outbox.subject;

import io.namastack.outbox.Outbox;
import io.namastack.outbox.handler.OutboxRecordMetadata;
import io.namastack.outbox.handler.OutboxTypedHandler;
import io.sealane.benchmarks.codec.Order;
import io.sealane.benchmarks.jdbc.database.Database;
import io.sealane.benchmarks.jdbc.trial.Orders;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Namastack's outbox. It polls ten keys every two seconds unless told otherwise; here a thousand
 * every tenth of a second.
 */
final class NamastackOutbox implements OutboxSubject {

  private final Database database;
  private final ConfigurableApplicationContext context;
  private final Outbox outbox;
  private final TransactionTemplate transactions;
  private final AtomicLong numbers = new AtomicLong();
  private @Nullable ConfigurableApplicationContext relaying;

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {
    @Bean
    Handler handler() {
      return new Handler();
    }
  }

  static class Handler implements OutboxTypedHandler<Order.Placed> {
    @Override
    public void handle(Order.Placed placed, OutboxRecordMetadata metadata) {
      Arrivals.one();
    }
  }

  NamastackOutbox(Database database) {
    this.database = database;
    this.context = start("1h");
    this.outbox = context.getBean(Outbox.class);
    this.transactions = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
  }

  private ConfigurableApplicationContext start(String interval) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("namastack.outbox.polling.fixed.interval", interval);
    properties.put("namastack.outbox.polling.batch-size", "1000");
    properties.put(
        "spring.autoconfigure.exclude",
        "org.springframework.modulith.events.config.EventPublicationAutoConfiguration,"
            + "org.springframework.modulith.events.config.EventExternalizationAutoConfiguration,"
            + "org.springframework.modulith.events.jdbc.JdbcEventPublicationAutoConfiguration,"
            + "org.springframework.modulith.events.jackson.JacksonEventSerializationConfiguration");
    return Boot.start(Application.class, database, properties);
  }

  @Override
  public void append(int events) {
    transactions.executeWithoutResult(
        status -> {
          for (int i = 0; i < events; i++) {
            Order.Placed placed = Orders.placed(numbers.incrementAndGet());
            outbox.schedule(placed, placed.orderId());
          }
        });
  }

  @Override
  public void relay() {
    // The first instance has all partitions; the second is to have them.
    context.close();
    relaying = start("100ms");
  }

  @Override
  public void close() {
    context.close();
    if (relaying != null) {
      relaying.close();
    }
  }
}
