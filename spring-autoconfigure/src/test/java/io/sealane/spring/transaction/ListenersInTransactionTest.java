package io.sealane.spring.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.codec.EventCatalog;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import io.sealane.publish.EventPublisher;
import io.sealane.spring.PublishedCatalog;
import io.sealane.spring.autoconfigure.Runners;
import io.sealane.spring.shop.Arrivals;
import io.sealane.spring.shop.OrderEvent;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import io.sealane.transport.Transport;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Event listeners that get messages, and the transaction around them. */
class ListenersInTransactionTest {

  private final Arrivals arrivals = new Arrivals();
  private final InMemoryTransport broker = InMemoryTransport.create();

  private final ApplicationContextRunner delivery =
      Runners.inMemory()
          .withBean(Transport.class, () -> broker)
          .withBean(Arrivals.class, () -> arrivals)
          .withBean(Observer.class, () -> this::observe)
          .withBean(EventCatalog.class, () -> EventCatalog.of("orders", OrderEvent.class))
          .withUserConfiguration(TransactionTest.Database.class)
          .withPropertyValues(
              "spring.application.name=delivery",
              "sealane.topics=orders",
              "sealane.application-events.topics=orders",
              "sealane.subscriptions.delivery.retry.delayed=0",
              "sealane.subscriptions.delivery.retry.immediate=1");

  private void observe(Signal signal, Object at) {
    if (signal instanceof Signal.Failed failed) {
      arrivals.add("failed: " + failed.error());
    } else if (signal instanceof Signal.Handled) {
      arrivals.add("handled");
    } else if (signal instanceof Signal.DeadLettered) {
      arrivals.add("dead");
    }
  }

  private void publish(OrderCompleted event) {
    Runners.inMemory()
        .withBean(Transport.class, () -> broker)
        .withBean(
            PublishedCatalog.class,
            () -> PublishedCatalog.of("orders", OrderEvent.class).to("orders"))
        .run(orders -> orders.getBean(EventPublisher.class).publish(event));
  }

  /** Writes at once, and looks after the commit. */
  record Deliveries(DataSource dataSource, Arrivals arrivals) {
    @EventListener
    void write(OrderCompleted completed) {
      assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isTrue();
      new JdbcTemplate(dataSource).update("insert into orders values (?)", completed.orderId());
      if (completed.total() < 0) {
        throw new IllegalStateException("a negative total");
      }
    }

    @TransactionalEventListener
    void look(OrderCompleted completed) {
      arrivals.add("committed " + idsIn(dataSource));
    }
  }

  @Test
  void listenersShareOneTransactionAndOthersRunAfterItsCommit() {
    delivery
        .withBean(Deliveries.class)
        .run(
            context -> {
              publish(new OrderCompleted("o-1", 1));
              assertThat(arrivals.until("handled")).contains("committed [o-1]");
            });
  }

  @Test
  void aListenerThatFailsRollsAllOfItBackEachTime() {
    delivery
        .withBean(Deliveries.class)
        .run(
            context -> {
              publish(new OrderCompleted("o-1", -1));
              String failure = "failed: java.lang.IllegalStateException: a negative total";
              assertThat(arrivals.until("dead")).containsExactly(failure, failure, "dead");
              assertThat(ids(context)).isEmpty();
            });
  }

  /** Fails once after the commit. */
  static final class Flaky {
    private final AtomicInteger runs = new AtomicInteger();

    @TransactionalEventListener
    void on(OrderCompleted completed) {
      if (runs.incrementAndGet() == 1) {
        throw new IllegalStateException("after the commit");
      }
    }
  }

  @Test
  void aFailureAfterTheCommitIsAFailedAttemptAndTriedAgain() {
    delivery
        .withBean(Flaky.class)
        .run(
            context -> {
              publish(new OrderCompleted("o-1", 1));
              assertThat(arrivals.until("handled"))
                  .containsExactly(
                      "failed: java.lang.IllegalStateException: after the commit", "handled");
            });
  }

  /** Wants only what it never gets, and so is no listener of what comes. */
  static final class Picky {
    @EventListener
    void on(org.springframework.context.PayloadApplicationEvent<OrderCompleted> envelope) {}
  }

  @Test
  void anEventThatNoListenerLookedAtIsNotDone() {
    delivery
        .withBean(Picky.class)
        .run(
            context -> {
              publish(new OrderCompleted("o-1", 1));
              assertThat(arrivals.until("dead"))
                  .contains(
                      "failed: io.sealane.spring.event.NobodyListensException: no event listener"
                          + " took an event of "
                          + OrderCompleted.class.getName());
            });
  }

  private static List<String> ids(ApplicationContext context) {
    return idsIn(context.getBean(DataSource.class));
  }

  private static List<String> idsIn(DataSource dataSource) {
    return new JdbcTemplate(dataSource).queryForList("select id from orders", String.class);
  }
}
