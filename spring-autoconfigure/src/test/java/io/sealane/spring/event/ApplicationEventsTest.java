package io.sealane.spring.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.Sealane;
import io.sealane.codec.EventCatalog;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import io.sealane.publish.EventPublisher;
import io.sealane.spring.PublishedCatalog;
import io.sealane.spring.autoconfigure.Runners;
import io.sealane.spring.shop.Arrivals;
import io.sealane.spring.shop.DeliveryEvent;
import io.sealane.spring.shop.DeliveryEvent.DeliveryScheduled;
import io.sealane.spring.shop.OrderEvent;
import io.sealane.spring.shop.OrderEvent.OrderCancelled;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import io.sealane.transport.Transport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Modules that talk by Spring's events, in one process and in two. */
class ApplicationEventsTest {

  private static final String SENT_ON = "orders.OrderCompleted to copies";

  private final Arrivals arrivals = new Arrivals();
  private final InMemoryTransport broker = InMemoryTransport.create();

  private final ApplicationContextRunner orders =
      Runners.inMemory()
          .withBean(Transport.class, () -> broker)
          .withBean(Arrivals.class, () -> arrivals)
          .withUserConfiguration(OrdersProcess.class);

  private final ApplicationContextRunner delivery =
      Runners.inMemory()
          .withBean(Transport.class, () -> broker)
          .withBean(Arrivals.class, () -> arrivals)
          .withUserConfiguration(DeliveryProcess.class)
          .withPropertyValues(
              "spring.application.name=delivery",
              "sealane.topics=orders",
              "sealane.application-events.topics=orders");

  @Configuration(proxyBeanMethods = false)
  static class OrdersProcess {
    @Bean
    PublishedCatalog published() {
      return PublishedCatalog.of("orders", OrderEvent.class).to("orders");
    }

    @Bean
    Bookkeeping bookkeeping(Arrivals arrivals) {
      return new Bookkeeping(arrivals);
    }
  }

  record Bookkeeping(Arrivals arrivals) {
    @EventListener
    void book(OrderCompleted completed) {
      if (completed.total() < 0) {
        throw new IllegalStateException("a negative total");
      }
      arrivals.add("booked " + completed.orderId());
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class DeliveryProcess {
    @Bean
    EventCatalog orders() {
      return EventCatalog.of("orders", OrderEvent.class);
    }

    @Bean
    PublishedCatalog deliveries() {
      return PublishedCatalog.of("delivery", DeliveryEvent.class).to("deliveries");
    }

    @Bean
    Deliveries schedule(Arrivals arrivals, ApplicationEventPublisher events) {
      return new Deliveries(arrivals, events);
    }

    @Bean
    Observer observer(Arrivals arrivals) {
      return (signal, at) -> {
        if (signal instanceof Signal.Published published) {
          arrivals.add(published.envelope().metadata().type() + " to " + published.topic());
        } else if (signal instanceof Signal.Failed failed) {
          arrivals.add("failed: " + failed.error());
        } else if (signal instanceof Signal.DeadLettered dead) {
          arrivals.add("dead: " + dead.reason());
        }
      };
    }
  }

  // tag::spring-listener
  record Deliveries(Arrivals arrivals, ApplicationEventPublisher events) {
    @EventListener
    void on(OrderCompleted completed) {
      arrivals.add(completed);
      events.publishEvent(new DeliveryScheduled(completed.orderId()));
    }
  }

  // end::spring-listener

  @Test
  void anApplicationEventReachesTheListenerOfAnotherProcessAndIsNotSentBack() {
    delivery.run(
        there ->
            orders.run(
                here -> {
                  here.publishEvent(new OrderCompleted("o-1", 42_000));

                  assertThat(arrivals.next()).isEqualTo("booked o-1");
                  assertThat(arrivals.next()).isEqualTo(new OrderCompleted("o-1", 42_000));
                  assertThat(arrivals.next()).isEqualTo("delivery.DeliveryScheduled to deliveries");
                }));
    assertThat(arrivals.rest()).isEmpty();
  }

  @Test
  void whatALocalListenerRefusesDoesNotLeave() {
    delivery.run(
        there ->
            orders.run(
                here -> {
                  assertThatThrownBy(() -> here.publishEvent(new OrderCompleted("o-1", -1)))
                      .hasMessage("a negative total");
                  here.publishEvent(new OrderCompleted("o-2", 1));
                  assertThat(arrivals.next()).isEqualTo("booked o-2");
                  assertThat(arrivals.next()).isEqualTo(new OrderCompleted("o-2", 1));
                }));
  }

  @Test
  void typesWithoutAListenerAreNotTaken() {
    delivery.run(
        there -> {
          there.getBean(Sealane.class);
          orders.run(
              here -> {
                here.publishEvent(new OrderCancelled("o-0", "no stock"));
                here.publishEvent(new OrderCompleted("o-1", 1));
                assertThat(arrivals.next()).isEqualTo("booked o-1");
                assertThat(arrivals.next()).isEqualTo(new OrderCompleted("o-1", 1));
              });
        });
  }

  @Test
  void theSameObjectThatArrivedIsNotSentOnEvenIfItHasARouteElsewhere() {
    delivery
        .withPropertyValues("sealane.publish.orders=copies")
        .withBean(Repeating.class)
        .run(
            there ->
                orders.run(
                    here -> {
                      here.getBean(EventPublisher.class).publish(new OrderCompleted("o-1", 1));
                      assertThat(arrivals.until("seen again")).doesNotContain(SENT_ON);
                    }));
    assertThat(arrivals.rest()).doesNotContain(SENT_ON);
  }

  /** Publishes what it got once more. */
  record Repeating(Arrivals arrivals, ApplicationEventPublisher events) {
    private static final ThreadLocal<Boolean> AGAIN = ThreadLocal.withInitial(() -> false);

    @EventListener
    void on(OrderCompleted completed) {
      if (!AGAIN.get()) {
        AGAIN.set(true);
        try {
          events.publishEvent(completed);
        } finally {
          AGAIN.remove();
        }
      } else {
        arrivals.add("seen again");
      }
    }
  }

  @Test
  void aListenerThatFailsIsAFailedAttempt() {
    delivery
        .withPropertyValues("sealane.subscriptions.delivery.retry.delayed=0")
        .withBean(Refusing.class)
        .run(
            there ->
                orders.run(
                    here -> {
                      here.getBean(EventPublisher.class).publish(new OrderCompleted("o-1", 1));
                      assertThat(arrivals.until("dead: EXHAUSTED"))
                          .contains("failed: java.lang.IllegalStateException: refused");
                    }));
  }

  /** Refuses everything. */
  static final class Refusing {
    @EventListener
    void on(OrderCompleted completed) {
      throw new IllegalStateException("refused");
    }
  }
}
