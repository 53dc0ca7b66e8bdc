package io.sealane.spring.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.consume.EventHandler;
import io.sealane.error.ConfigurationException;
import io.sealane.error.PublishException;
import io.sealane.event.Publication;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.inmemory.Trouble;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.history.HistoryReader;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import io.sealane.publish.EventPublisher;
import io.sealane.spring.PublishedCatalog;
import io.sealane.spring.autoconfigure.Runners;
import io.sealane.spring.shop.Arrivals;
import io.sealane.spring.shop.OrderEvent;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import io.sealane.store.outbox.Outbox;
import io.sealane.transport.Transport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Outbox, inbox and history in Spring's transactions on real databases. */
@ParameterizedClass
@EnumSource(Product.class)
class JdbcStoreTest {

  private final Arrivals arrivals = new Arrivals();
  private final InMemoryTransport broker =
      InMemoryTransport.create().withTrouble(Trouble.seeded(1));

  private final ApplicationContextRunner runner;

  JdbcStoreTest(Product product) {
    runner =
        Runners.inMemory()
            .withConfiguration(AutoConfigurations.of(SealaneJdbcAutoConfiguration.class))
            .withBean(Arrivals.class, () -> arrivals)
            .withBean(Transport.class, () -> broker)
            .withBean(Observer.class, () -> this::observe)
            .withBean(DataSource.class, product::create)
            .withUserConfiguration(Transactions.class, Shop.class)
            .withPropertyValues(
                "sealane.jdbc.schema=apply",
                "sealane.subscriptions.application.retry.immediate=1",
                "sealane.subscriptions.application.retry.delayed=0");
  }

  private void observe(Signal signal, Object at) {
    if (signal instanceof Signal.Failed) {
      arrivals.add("failed");
    } else if (signal instanceof Signal.Handled) {
      arrivals.add("handled");
    } else if (signal instanceof Signal.Deduplicated) {
      arrivals.add("duplicate");
    } else if (signal instanceof Signal.NotRelayed || signal instanceof Signal.RelayFailed) {
      arrivals.add("held up");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Shop {
    @Bean
    PublishedCatalog orders() {
      return PublishedCatalog.of("orders", OrderEvent.class).to("orders");
    }

    @Bean
    Deliveries deliveries(DataSource dataSource) {
      return new Deliveries(new JdbcTemplate(dataSource));
    }
  }

  /** Writes, and then fails where the total says so. */
  static final class Deliveries implements EventHandler<OrderCompleted> {
    private final JdbcTemplate jdbc;
    private final List<Integer> marks = new CopyOnWriteArrayList<>();
    private int attempts;

    Deliveries(JdbcTemplate jdbc) {
      this.jdbc = jdbc;
    }

    @Override
    public void handle(OrderCompleted completed) {
      jdbc.update("insert into orders values (?)", "delivery of " + completed.orderId());
      marks.add(jdbc.queryForObject("select count(*) from \"sealane_inbox\"", Integer.class));
      if (completed.total() < 0 && ++attempts == 1) {
        throw new IllegalStateException("not yet");
      }
    }
  }

  private static void inTransaction(ApplicationContext context, Runnable work) {
    new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
        .executeWithoutResult(status -> work.run());
  }

  private static void publish(ApplicationContext context, OrderCompleted event) {
    context.getBean(EventPublisher.class).publish(event);
  }

  private static List<String> rows(ApplicationContext context) {
    return new JdbcTemplate(context.getBean(DataSource.class))
        .queryForList("select id from orders order by id", String.class);
  }

  @Test
  void whatATransactionPublishesIsStoredWithItAndLeavesAfterItsCommit() {
    runner.run(
        context -> {
          inTransaction(
              context,
              () -> {
                publish(context, new OrderCompleted("o-1", 1));
                assertThat(stored(context)).isEqualTo(1);
              });
          assertThat(arrivals.next()).isEqualTo("handled");
          assertThat(rows(context)).containsExactly("delivery of o-1");
        });
  }

  private static int stored(ApplicationContext context) {
    return new JdbcTemplate(context.getBean(DataSource.class))
        .queryForObject("select count(*) from \"sealane_outbox\"", Integer.class);
  }

  @Test
  void aRollbackLeavesNothing() {
    runner.run(
        context -> {
          assertThatThrownBy(
                  () ->
                      inTransaction(
                          context,
                          () -> {
                            publish(context, new OrderCompleted("o-1", 1));
                            throw new IllegalStateException("no");
                          }))
              .hasMessage("no");
          assertThat(stored(context)).isZero();
          publish(context, new OrderCompleted("o-2", 1));
          assertThat(arrivals.next()).isEqualTo("handled");
          assertThat(rows(context)).containsExactly("delivery of o-2");
        });
  }

  @Test
  void aBrokerThatIsAwayAtTheCommitLosesNothing() {
    runner.run(
        context -> {
          broker.faults().begin(Trouble.Kind.SEND_REJECTED);
          inTransaction(context, () -> publish(context, new OrderCompleted("o-1", 1)));
          assertThat(arrivals.next()).isEqualTo("held up");
          broker.faults().end(Trouble.Kind.SEND_REJECTED);
          arrivals.until("handled");
          assertThat(rows(context)).containsExactly("delivery of o-1");
        });
  }

  @Test
  void aHandlerAndItsMarkAreOneTransaction() {
    runner.run(
        context -> {
          Publication publication = Publication.of(new OrderCompleted("o-1", -1)).withId("the-one");
          context.getBean(EventPublisher.class).publish(publication);
          assertThat(arrivals.until("handled")).containsExactly("failed", "handled");
          // The handler sees its own mark each time, so it was rolled back with the first attempt.
          assertThat(context.getBean(Deliveries.class).marks).containsExactly(1, 1);
          context.getBean(EventPublisher.class).publish(publication);
          assertThat(arrivals.until("duplicate")).containsExactly("duplicate");
          assertThat(rows(context)).containsExactly("delivery of o-1");
        });
  }

  @Test
  void theHistoryTellsWhatHappened() {
    runner.run(
        context -> {
          context
              .getBean(EventPublisher.class)
              .publish(Publication.of(new OrderCompleted("o-1", 1)).withId("the-one"));
          arrivals.until("handled");
          assertThat(context).hasSingleBean(HistoryReader.class);
        });
  }

  @Test
  void aTransactionOnAnotherDatabaseIsNoPlaceToPublish() {
    runner.run(
        context -> {
          DataSource other = new DriverManagerDataSource("jdbc:h2:mem:other");
          TransactionTemplate elsewhere =
              new TransactionTemplate(new JdbcTransactionManager(other));
          assertThatThrownBy(
                  () ->
                      elsewhere.executeWithoutResult(
                          status -> publish(context, new OrderCompleted("o-1", 1))))
              .isInstanceOf(PublishException.class);
          assertThatThrownBy(
                  () ->
                      elsewhere.executeWithoutResult(
                          status -> {
                            assertThat(rows(context)).isEmpty(); // now our connection is bound, too
                            publish(context, new OrderCompleted("o-1", 1));
                          }))
              .isInstanceOf(PublishException.class);
        });
  }

  @Test
  void tablesThatAreMissingRefuseTheStart() {
    runner
        .withPropertyValues("sealane.jdbc.schema=verify")
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .rootCause()
                    .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        refused -> assertThat(refused.problems()).hasSize(3)));
  }

  @Test
  void partsCanBeLeftOutAndTablesNamedOtherwise() {
    runner
        .withPropertyValues(
            "sealane.jdbc.outbox=false",
            "sealane.jdbc.inbox=false",
            "sealane.jdbc.history=false",
            "sealane.jdbc.table-prefix=shop_")
        .run(
            context ->
                assertThat(context)
                    .hasSingleBean(JdbcStore.class)
                    .doesNotHaveBean(Outbox.class)
                    .doesNotHaveBean(HistoryReader.class));
    runner
        .withPropertyValues("sealane.jdbc.table-prefix=shop events")
        .run(context -> assertThat(context).hasFailed());
  }

  /** Runs after the commit that marks the event. */
  static final class Late {
    @TransactionalEventListener
    void on(OrderCompleted completed) {}
  }

  @Test
  void listenersAfterTheCommitOfTheInboxAreRefused() {
    runner
        .withBean("late", Late.class)
        .withPropertyValues(
            "sealane.topics=elsewhere",
            "sealane.application-events.topics=elsewhere",
            "sealane.application-events.subscription=listeners")
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .rootCause()
                    .hasMessageContaining(
                        "listener late.on(..) runs after the commit that marks the event as"
                            + " handled"));
  }
}
