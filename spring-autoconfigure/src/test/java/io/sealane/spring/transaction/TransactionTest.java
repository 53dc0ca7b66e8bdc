package io.sealane.spring.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.codec.EventCatalog;
import io.sealane.consume.EventHandler;
import io.sealane.error.ConfigurationException;
import io.sealane.error.PublishException;
import io.sealane.event.Publication;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.inmemory.Trouble;
import io.sealane.publish.EventPublisher;
import io.sealane.spring.PublishedCatalog;
import io.sealane.spring.SealaneCustomizer;
import io.sealane.spring.autoconfigure.Runners;
import io.sealane.spring.shop.Arrivals;
import io.sealane.spring.shop.DeliveryEvent.DeliveryScheduled;
import io.sealane.spring.shop.OrderEvent;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishing in transactions of a real database, without an outbox. */
@ExtendWith(OutputCaptureExtension.class)
public class TransactionTest {

  private final Arrivals arrivals = new Arrivals();
  private final ApplicationContextRunner runner =
      Runners.inMemory()
          .withBean(Arrivals.class, () -> arrivals)
          .withUserConfiguration(Database.class, Shop.class);

  /** A database in memory with one table. */
  @Configuration(proxyBeanMethods = false)
  @EnableTransactionManagement
  public static class Database {
    @Bean
    DataSource dataSource() {
      DataSource made =
          new EmbeddedDatabaseBuilder()
              .setType(EmbeddedDatabaseType.H2)
              .generateUniqueName(true)
              .build();
      new JdbcTemplate(made).execute("create table orders (id varchar(40) primary key)");
      return made;
    }

    @Bean
    JdbcTransactionManager transactionManager(DataSource dataSource) {
      return new JdbcTransactionManager(dataSource);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Shop {
    @Bean
    PublishedCatalog orders() {
      return PublishedCatalog.of("orders", OrderEvent.class).to("orders");
    }

    /** Has no order of which it hears before that is committed. */
    @Bean
    EventHandler<OrderCompleted> look(DataSource dataSource, Arrivals arrivals) {
      return completed -> arrivals.add(completed.orderId() + " of " + new Orders(dataSource).ids());
    }
  }

  record Orders(DataSource dataSource) {
    void insert(String id) {
      new JdbcTemplate(dataSource).update("insert into orders values (?)", id);
    }

    List<String> ids() {
      return new JdbcTemplate(dataSource).queryForList("select id from orders", String.class);
    }
  }

  private static TransactionTemplate transaction(ApplicationContext context) {
    return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
  }

  private static void complete(ApplicationContext context, String id) {
    new Orders(context.getBean(DataSource.class)).insert(id);
    context.getBean(EventPublisher.class).publish(new OrderCompleted(id, 1));
  }

  @Test
  void whatATransactionPublishesLeavesAfterItsCommit() {
    runner.run(
        context -> {
          transaction(context)
              .executeWithoutResult(
                  status -> {
                    complete(context, "o-1");
                    assertThat(arrivals.rest()).isEmpty();
                  });
          assertThat(arrivals.next()).isEqualTo("o-1 of [o-1]");
        });
  }

  @Test
  void aRollbackPublishesNothing() {
    runner.run(
        context -> {
          transaction(context)
              .executeWithoutResult(
                  status -> {
                    complete(context, "o-1");
                    context.publishEvent(new OrderCompleted("o-1", 1));
                    status.setRollbackOnly();
                  });
          complete(context, "o-2");
          assertThat(arrivals.next()).isEqualTo("o-2 of [o-2]");
        });
    assertThat(arrivals.rest()).isEmpty();
  }

  @Test
  void aRollbackToASavepointTakesBackWhatWasPublishedSince() {
    runner.run(
        context -> {
          TransactionTemplate nested = transaction(context);
          nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
          transaction(context)
              .executeWithoutResult(
                  status -> {
                    complete(context, "o-1");
                    nested.executeWithoutResult(
                        inner -> {
                          complete(context, "o-2");
                          inner.setRollbackOnly();
                        });
                  });
          assertThat(arrivals.next()).isEqualTo("o-1 of [o-1]");
        });
    assertThat(arrivals.rest()).isEmpty();
  }

  @Test
  void anInnerTransactionPublishesForItself() {
    runner.run(
        context -> {
          TransactionTemplate own = transaction(context);
          own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
          transaction(context)
              .executeWithoutResult(
                  status -> {
                    complete(context, "o-1");
                    own.executeWithoutResult(inner -> complete(context, "o-2"));
                    status.setRollbackOnly();
                  });
          assertThat(arrivals.next()).isEqualTo("o-2 of [o-2]");
        });
    assertThat(arrivals.rest()).isEmpty();
  }

  @Test
  void applicationEventsFollowTheTransactionAsWell() {
    runner.run(
        context -> {
          ApplicationEventPublisher events = context;
          transaction(context)
              .executeWithoutResult(
                  status -> {
                    new Orders(context.getBean(DataSource.class)).insert("o-1");
                    events.publishEvent(new OrderCompleted("o-1", 1));
                    assertThat(arrivals.rest()).isEmpty();
                  });
          assertThat(arrivals.next()).isEqualTo("o-1 of [o-1]");
        });
  }

  @Test
  void whatIsWrongWithAnEventIsThrownInTheTransaction() {
    runner.run(
        context ->
            transaction(context)
                .executeWithoutResult(
                    status ->
                        assertThatThrownBy(
                                () ->
                                    context
                                        .getBean(EventPublisher.class)
                                        .publish(new DeliveryScheduled("o-1")))
                            .isInstanceOf(ConfigurationException.class)
                            .hasMessageContaining("no route for event type")));
  }

  @Test
  void localHandlersRunInTheTransaction() {
    runner
        .withBean(
            SealaneCustomizer.class,
            () ->
                builder ->
                    builder.local(
                        OrderCompleted.class,
                        completed -> {
                          throw new IllegalStateException("not today");
                        }))
        .run(
            context -> {
              assertThatThrownBy(
                      () ->
                          transaction(context)
                              .executeWithoutResult(status -> complete(context, "o-1")))
                  .hasMessage("not today");
              assertThat(new Orders(context.getBean(DataSource.class)).ids()).isEmpty();
            });
  }

  @Test
  void theFutureOfAnAsynchronousPublishKnowsHowTheTransactionEnded() {
    runner.run(
        context -> {
          EventPublisher publisher = context.getBean(EventPublisher.class);
          CompletableFuture<Void> sent =
              transaction(context)
                  .execute(status -> publisher.publishAsync(new OrderCompleted("o-1", 1)));
          assertThat(arrivals.next()).isEqualTo("o-1 of []");
          sent.get();

          CompletableFuture<Void> never =
              transaction(context)
                  .execute(
                      status -> {
                        status.setRollbackOnly();
                        return publisher.publishAsync(new OrderCompleted("o-2", 1));
                      });
          assertThat(never).isCancelled();
        });
  }

  @Test
  void whoCommitsLearnsThatTheBrokerDidNotAccept() {
    InMemoryTransport broker = InMemoryTransport.create().withTrouble(Trouble.seeded(1));
    runner
        .withBean(InMemoryTransport.class, () -> broker)
        .withPropertyValues("sealane.publish-within=2s")
        .run(
            context -> {
              broker.faults().begin(Trouble.Kind.SEND_REJECTED);
              assertThatThrownBy(
                      () ->
                          transaction(context)
                              .executeWithoutResult(
                                  status -> {
                                    complete(context, "o-1");
                                    complete(context, "o-2");
                                  }))
                  .isInstanceOfSatisfying(
                      PublishException.class,
                      refused ->
                          assertThat(refused.notAccepted())
                              .extracting(Publication::event)
                              .containsExactly(
                                  new OrderCompleted("o-1", 1), new OrderCompleted("o-2", 1)));
              assertThat(new Orders(context.getBean(DataSource.class)).ids())
                  .containsExactly("o-1", "o-2");
              broker.faults().end(Trouble.Kind.SEND_REJECTED);
            });
  }

  @Test
  void theStartSaysWhatCanBeLost(CapturedOutput output) {
    runner.run(context -> assertThat(context).hasNotFailed());
    assertThat(output).contains("there is no outbox").contains("is LOST");
  }

  @Test
  void withoutTransactionsThereIsNothingToSay(CapturedOutput output) {
    Runners.inMemory()
        .withBean(EventCatalog.class, () -> EventCatalog.of("orders", OrderEvent.class))
        .run(context -> assertThat(context).hasNotFailed());
    assertThat(output).doesNotContain("there is no outbox");
  }
}
