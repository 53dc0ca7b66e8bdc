package io.sealane.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.Sealane;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.ContextHandler;
import io.sealane.consume.EventHandler;
import io.sealane.consume.Subscription;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.observe.Health;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import io.sealane.publish.EventPublisher;
import io.sealane.publish.Route;
import io.sealane.spring.PublishedCatalog;
import io.sealane.spring.SealaneCustomizer;
import io.sealane.spring.SealaneParts;
import io.sealane.spring.SubscribedTo;
import io.sealane.spring.SubscriptionCustomizer;
import io.sealane.spring.shop.Arrivals;
import io.sealane.spring.shop.DeliveryEvent.DeliveryScheduled;
import io.sealane.spring.shop.OrderEvent;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import io.sealane.transport.Topic;
import io.sealane.transport.Transport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans without any property. */
class InMemoryTest {

  private final ApplicationContextRunner runner = Runners.inMemory();

  @Configuration(proxyBeanMethods = false)
  static class Orders {
    // tag::spring-published
    @Bean
    PublishedCatalog orders() {
      return PublishedCatalog.of("orders", OrderEvent.class).to("orders");
    }

    // end::spring-published

    @Bean
    Arrivals arrivals() {
      return new Arrivals();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Delivery {
    @Bean
    EventHandler<OrderCompleted> schedule(Arrivals arrivals, EventPublisher publisher) {
      return completed -> {
        arrivals.add(completed);
        publisher.publish(new DeliveryScheduled(completed.orderId()));
      };
    }

    @Bean
    PublishedCatalog deliveries() {
      return PublishedCatalog.of("delivery", io.sealane.spring.shop.DeliveryEvent.class)
          .to(Topic.ordered("deliveries"));
    }

    @Bean
    @SubscribedTo(value = "${where:deliveries}", subscription = "mail")
    ContextHandler<DeliveryScheduled> mail(Arrivals arrivals) {
      return (scheduled, context) -> arrivals.add(scheduled + " for " + context.subscription());
    }
  }

  @Test
  void eventsReachHandlersThatAreNothingButBeans() {
    runner
        .withUserConfiguration(Orders.class, Delivery.class)
        .run(
            context -> {
              context.getBean(EventPublisher.class).publish(new OrderCompleted("o-1", 42_000));

              Arrivals arrivals = context.getBean(Arrivals.class);
              assertThat(arrivals.next()).isEqualTo(new OrderCompleted("o-1", 42_000));
              assertThat(arrivals.next()).isEqualTo(new DeliveryScheduled("o-1") + " for mail");
              assertThat(context.getBean(Sealane.class).health())
                  .containsOnlyKeys("application", "mail")
                  .containsValue(Health.UP);
            });
  }

  @Test
  void theOwnSubscriptionIsNamedForTheApplication() {
    runner
        .withUserConfiguration(Orders.class, Delivery.class)
        .withPropertyValues("spring.application.name=depot")
        .run(
            context ->
                assertThat(context.getBean(Sealane.class).health()).containsKeys("depot", "mail"));
  }

  @Test
  void subscriptionsRoutesCataloguesObserversAndCustomizersAreBeans() {
    runner
        .withUserConfiguration(Said.class)
        .run(
            context -> {
              context.getBean(EventPublisher.class).publish(new OrderCompleted("o-1", 1));

              Arrivals arrivals = context.getBean(Arrivals.class);
              assertThat(List.of(arrivals.next(), arrivals.next(), arrivals.next()))
                  .containsExactlyInAnyOrder(
                      "customized", "published", new OrderCompleted("o-1", 1));
              assertThat(context.getBean(SealaneParts.class).subscriptions())
                  .singleElement()
                  .satisfies(one -> assertThat(one.flow().concurrency()).isEqualTo(3));
            });
  }

  @Configuration(proxyBeanMethods = false)
  static class Said {
    @Bean
    EventCatalog orders() {
      return EventCatalog.of("orders", OrderEvent.class);
    }

    @Bean
    Route toOrders(EventCatalog orders) {
      return Route.of(orders).to(Topic.of("orders"));
    }

    @Bean
    Subscription delivery(Arrivals arrivals) {
      return Subscription.named("delivery").to("orders").on(OrderCompleted.class, arrivals::add);
    }

    @Bean
    SubscriptionCustomizer three() {
      return subscription -> subscription.concurrency(3);
    }

    @Bean
    SealaneCustomizer customizer(Arrivals arrivals) {
      return builder -> builder.local(OrderCompleted.class, one -> arrivals.add("customized"));
    }

    @Bean
    Observer observer(Arrivals arrivals) {
      return (signal, at) -> {
        if (signal instanceof Signal.Published) {
          arrivals.add("published");
        }
      };
    }

    @Bean
    Arrivals arrivals() {
      return new Arrivals();
    }
  }

  @Test
  void nothingIsMadeWhereItIsSwitchedOff() {
    runner
        .withPropertyValues("sealane.enabled=false")
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .doesNotHaveBean(Sealane.class)
                    .doesNotHaveBean(Transport.class)
                    .doesNotHaveBean(EventPublisher.class));
  }

  @Test
  void theTransportOfTheApplicationTakesThePlaceOfOurs() {
    runner
        .withUserConfiguration(Orders.class)
        .withBean("own", Transport.class, InMemoryTransport::create)
        .run(
            context ->
                assertThat(context.getBeanNamesForType(Transport.class))
                    .contains("own")
                    .hasSize(1));
  }
}
