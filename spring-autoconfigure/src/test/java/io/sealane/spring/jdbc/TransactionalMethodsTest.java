package io.sealane.spring.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.DeadLetters;
import io.sealane.Sealane;
import io.sealane.consume.EventHandler;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import io.sealane.publish.EventPublisher;
import io.sealane.spring.PublishedCatalog;
import io.sealane.spring.autoconfigure.Runners;
import io.sealane.spring.shop.Arrivals;
import io.sealane.spring.shop.OrderEvent;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import io.sealane.transport.deadletter.Selection;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Application code that says {@code @Transactional}, on either side of a queue. */
@ParameterizedClass
@EnumSource(Product.class)
class TransactionalMethodsTest {

  private final Arrivals arrivals = new Arrivals();
  private final ApplicationContextRunner runner;
  private final Product product;

  TransactionalMethodsTest(Product product) {
    this.product = product;
    runner =
        Runners.all()
            .withConfiguration(AutoConfigurations.of(SealaneJdbcAutoConfiguration.class))
            .withBean(Arrivals.class, () -> arrivals)
            .withBean(Observer.class, () -> this::observe)
            .withBean(DataSource.class, product::create)
            .withUserConfiguration(Transactions.class, Shop.class)
            .withPropertyValues(
                "sealane.transport=in-memory",
                "sealane.jdbc.schema=apply",
                "sealane.subscriptions.application.retry.immediate=1",
                "sealane.subscriptions.application.retry.delayed=0");
  }

  private void observe(Signal signal, Object at) {
    if (signal instanceof Signal.Failed failed) {
      arrivals.add("failed: " + failed.error());
    } else if (signal instanceof Signal.Handled) {
      arrivals.add("handled");
    } else if (signal instanceof Signal.DeadLettered) {
      arrivals.add("dead");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Shop {
    @Bean
    PublishedCatalog orders() {
      return PublishedCatalog.of("orders", OrderEvent.class).to("orders");
    }

    @Bean
    Desk desk(EventPublisher publisher, DataSource dataSource) {
      return new Desk(publisher, new JdbcTemplate(dataSource));
    }

    @Bean
    Van van(DataSource dataSource) {
      return new Van(new JdbcTemplate(dataSource));
    }

    @Bean
    Deliveries deliveries(Van van) {
      return new Deliveries(van);
    }
  }

  /** Takes orders. */
  static class Desk {
    private final EventPublisher publisher;
    private final JdbcTemplate jdbc;

    Desk(EventPublisher publisher, JdbcTemplate jdbc) {
      this.publisher = publisher;
      this.jdbc = jdbc;
    }

    @Transactional
    public void order(OrderCompleted completed, Runnable last) {
      jdbc.update("insert into orders values (?)", completed.orderId());
      publisher.publish(completed);
      last.run();
    }
  }

  /** Is loaded in the transaction of whoever loads it. */
  static class Van {
    private final JdbcTemplate jdbc;

    Van(JdbcTemplate jdbc) {
      this.jdbc = jdbc;
    }

    @Transactional
    public void load(String orderId) {
      jdbc.update("insert into orders values (?)", "load of " + orderId);
      if (orderId.startsWith("heavy")) {
        throw new IllegalStateException("too heavy");
      }
    }

    void weigh() {
      jdbc.update("insert into nowhere values (1)");
    }
  }

  /** Goes on without the van where that fails, as it thinks. */
  record Deliveries(Van van) implements EventHandler<OrderCompleted> {
    @Override
    public void handle(OrderCompleted completed) {
      if (completed.total() < 0) {
        TransactionSynchronizationManager.registerSynchronization(new Refusal());
      }
      try {
        van.load(completed.orderId());
        if (completed.orderId().startsWith("unweighed")) {
          van.weigh();
        }
      } catch (IllegalStateException | DataAccessException e) {
        return;
      }
    }
  }

  /** What a listener before the commit may do. */
  static final class Refusal implements TransactionSynchronization {
    @Override
    public void beforeCommit(boolean readOnly) {
      throw new IllegalArgumentException("not with a negative total");
    }
  }

  private static void order(ApplicationContext context, OrderCompleted completed) {
    context.getBean(Desk.class).order(completed, () -> {});
  }

  private static int count(ApplicationContext context, String table) {
    return new JdbcTemplate(context.getBean(DataSource.class))
        .queryForObject("select count(*) from \"" + table + "\"", Integer.class);
  }

  private static List<String> rows(ApplicationContext context) {
    return new JdbcTemplate(context.getBean(DataSource.class))
        .queryForList("select id from orders order by id", String.class);
  }

  @Test
  void aMethodAndWhatItPublishesAreOne() {
    runner.run(
        context -> {
          assertThatThrownBy(
                  () ->
                      context
                          .getBean(Desk.class)
                          .order(
                              new OrderCompleted("o-1", 1),
                              () -> {
                                assertThat(count(context, "sealane_outbox")).isEqualTo(1);
                                throw new IllegalStateException("no");
                              }))
              .hasMessage("no");
          assertThat(count(context, "sealane_outbox")).isZero();
          assertThat(rows(context)).isEmpty();

          order(context, new OrderCompleted("o-2", 1));
          assertThat(arrivals.next()).isEqualTo("handled");
          assertThat(rows(context)).containsExactly("load of o-2", "o-2");
          assertThat(count(context, "sealane_inbox")).isEqualTo(1);
        });
  }

  @Test
  void aTransactionThatWasMarkedForRollbackIsAFailedAttemptThoughTheHandlerReturned() {
    runner.run(
        context -> {
          order(context, new OrderCompleted("heavy-1", 1));
          assertDies(
              context,
              "failed: io.sealane.jdbc.transaction.RolledBackException: the transaction was rolled"
                  + " back though its work returned: something in it had marked it as"
                  + " rollback-only");
          assertThat(rows(context)).containsExactly("heavy-1");
        });
  }

  @Test
  void aSwallowedErrorOfAStatementLosesNoEvent() {
    runner.run(
        context -> {
          order(context, new OrderCompleted("unweighed-1", 1));
          if (product == Product.POSTGRESQL) {
            assertDies(
                context,
                "failed: io.sealane.jdbc.transaction.RolledBackException: a statement of the"
                    + " transaction has failed, so that it cannot be committed (SQL state 25P02);"
                    + " whoever caught its exception went on all the same");
            assertThat(rows(context)).containsExactly("unweighed-1");
          } else {
            assertThat(arrivals.next()).isEqualTo("handled");
            assertThat(rows(context)).containsExactly("load of unweighed-1", "unweighed-1");
          }
        });
  }

  @Test
  void deadLettersAreRowsWhereThatIsSaid() {
    runner
        .withPropertyValues("sealane.jdbc.dead-letters=true")
        .run(
            context -> {
              order(context, new OrderCompleted("heavy-1", 1));
              arrivals.until("dead");
              assertThat(count(context, "sealane_dead_letters")).isEqualTo(1);

              DeadLetters letters = context.getBean(Sealane.class).deadLetters("application");
              assertThat(letters.redrive(Selection.all())).isEqualTo(1);
              arrivals.until("dead");
              assertThat(letters.discard(Selection.all())).isEqualTo(1);
              assertThat(count(context, "sealane_dead_letters")).isZero();
            });
  }

  @Test
  void whatFailsBeforeTheCommitIsAFailedAttemptToo() {
    runner.run(
        context -> {
          order(context, new OrderCompleted("o-1", -1));
          assertDies(
              context,
              "failed: io.sealane.jdbc.transaction.RolledBackException: the transaction was rolled"
                  + " back though its work returned: java.lang.IllegalArgumentException before the"
                  + " commit");
          assertThat(rows(context)).containsExactly("o-1");
        });
  }

  private void assertDies(ApplicationContext context, String failure) throws Exception {
    assertThat(arrivals.until("dead")).containsExactly(failure, failure, "dead");
    assertThat(count(context, "sealane_inbox")).isZero();
    assertThat(context.getBean(Sealane.class).deadLetters("application").list())
        .singleElement()
        .satisfies(
            letter ->
                assertThat(letter.cause().detail())
                    .startsWith(failure.substring("failed: ".length())));
  }
}
