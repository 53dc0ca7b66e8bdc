package io.sealane.spring.test;

import static io.sealane.test.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.consume.EventHandler;
import io.sealane.publish.EventPublisher;
import io.sealane.spring.PublishedCatalog;
import io.sealane.spring.shop.DeliveryEvent;
import io.sealane.spring.shop.DeliveryEvent.DeliveryScheduled;
import io.sealane.spring.shop.OrderEvent;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import io.sealane.test.SealaneTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application of Spring in memory and in virtual time, whatever transport it has otherwise. */
// tag::spring-test
@SpringBootTest(properties = {"spring.application.name=delivery", "sealane.jdbc.enabled=false"})
@EnableSealaneTest
class EnableSealaneTestTest {

  @Autowired private EventPublisher publisher;
  @Autowired private SealaneTest sealane;

  @Test
  void aDeliveryIsScheduledAtTheSecondAttempt() {
    publisher.publish(new OrderCompleted("o-1", 42_000));
    sealane.awaitIdle();

    assertThat(sealane).handled(OrderCompleted.class).once().by("delivery");
    assertThat(sealane.published(DeliveryScheduled.class))
        .containsExactly(new DeliveryScheduled("o-1"));
  }

  // end::spring-test

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {
    @Bean
    PublishedCatalog orders() {
      return PublishedCatalog.of("orders", OrderEvent.class).to("orders");
    }

    @Bean
    PublishedCatalog deliveries() {
      return PublishedCatalog.of("delivery", DeliveryEvent.class).to("deliveries");
    }

    /** Succeeds at the second attempt, a second later. */
    @Bean
    EventHandler<OrderCompleted> schedule(EventPublisher publisher) {
      AtomicInteger attempts = new AtomicInteger();
      return completed -> {
        if (attempts.incrementAndGet() == 1) {
          throw new IllegalStateException("not yet");
        }
        publisher.publish(new DeliveryScheduled(completed.orderId()));
      };
    }
  }
}
