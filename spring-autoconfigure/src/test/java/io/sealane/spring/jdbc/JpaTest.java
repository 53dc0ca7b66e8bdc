package io.sealane.spring.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.consume.EventHandler;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import io.sealane.publish.EventPublisher;
import io.sealane.spring.PublishedCatalog;
import io.sealane.spring.autoconfigure.Runners;
import io.sealane.spring.shop.Arrivals;
import io.sealane.spring.shop.OrderEvent;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Table;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;

/** Outbox and inbox in the transactions of JPA, by Hibernate on PostgreSQL. */
class JpaTest {

  private final Arrivals arrivals = new Arrivals();
  private final ApplicationContextRunner runner =
      Runners.all()
          .withConfiguration(AutoConfigurations.of(SealaneJdbcAutoConfiguration.class))
          .withBean(Observer.class, () -> this::observe)
          .withBean(DataSource.class, Product.POSTGRESQL::create)
          .withUserConfiguration(Jpa.class, Shop.class)
          .withPropertyValues(
              "sealane.transport=in-memory",
              "sealane.jdbc.schema=apply",
              "sealane.subscriptions.application.retry.immediate=1",
              "sealane.subscriptions.application.retry.delayed=0");

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
  @EnableTransactionManagement
  static class Jpa {
    @Bean
    LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource dataSource) {
      LocalContainerEntityManagerFactoryBean made = new LocalContainerEntityManagerFactoryBean();
      made.setDataSource(dataSource);
      made.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
      made.setPackagesToScan(JpaTest.class.getPackageName());
      return made;
    }

    @Bean
    JpaTransactionManager transactionManager(EntityManagerFactory factory) {
      return new JpaTransactionManager(factory);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Shop {
    @Bean
    PublishedCatalog orders() {
      return PublishedCatalog.of("orders", OrderEvent.class).to("orders");
    }

    @Bean
    Desk desk(EventPublisher publisher) {
      return new Desk(publisher);
    }

    @Bean
    Deliveries deliveries() {
      return new Deliveries();
    }
  }

  /** What is kept of an order. */
  @Entity
  @Table(name = "orders")
  static class Order {
    @Id String id;

    Order() {}

    Order(String id) {
      this.id = id;
    }
  }

  /** Takes orders; nothing is written before the commit unless it has to be. */
  static class Desk {
    private final EventPublisher publisher;
    @PersistenceContext EntityManager entities;

    Desk(EventPublisher publisher) {
      this.publisher = publisher;
    }

    @Transactional
    public void order(OrderCompleted completed, boolean fails) {
      entities.persist(new Order(completed.orderId()));
      publisher.publish(completed);
      if (fails) {
        throw new IllegalStateException("no");
      }
    }
  }

  /** Writes at the end of the inbox's transaction, when Hibernate flushes. */
  static class Deliveries implements EventHandler<OrderCompleted> {
    @PersistenceContext EntityManager entities;

    @Override
    public void handle(OrderCompleted completed) {
      String id = completed.total() < 0 ? completed.orderId() : "load of " + completed.orderId();
      entities.persist(new Order(id));
    }
  }

  private static int count(ApplicationContext context, String table) {
    return new JdbcTemplate(context.getBean(DataSource.class))
        .queryForObject("select count(*) from \"" + table + "\"", Integer.class);
  }

  @Test
  void entitiesAndWhatIsPublishedAreOneAndSoAreEntitiesAndTheMark() {
    runner.run(
        context -> {
          Desk desk = context.getBean(Desk.class);
          assertThatThrownBy(() -> desk.order(new OrderCompleted("o-1", 1), true)).hasMessage("no");
          assertThat(count(context, "sealane_outbox")).isZero();
          assertThat(count(context, "orders")).isZero();

          desk.order(new OrderCompleted("o-2", 1), false);
          assertThat(arrivals.next()).isEqualTo("handled");
          assertThat(count(context, "orders")).isEqualTo(2);
          assertThat(count(context, "sealane_inbox")).isEqualTo(1);
        });
  }

  @Test
  void whatTheDatabaseRefusesAtTheCommitIsAFailedAttempt() {
    runner.run(
        context -> {
          context.getBean(Desk.class).order(new OrderCompleted("o-1", -1), false);
          String failure =
              "failed: io.sealane.jdbc.transaction.RolledBackException: the database refuses to"
                  + " commit what the handler has written (SQL state 23505)";
          assertThat(arrivals.until("dead")).containsExactly(failure, failure, "dead");
          assertThat(count(context, "orders")).isEqualTo(1);
          assertThat(count(context, "sealane_inbox")).isZero();
        });
  }
}
