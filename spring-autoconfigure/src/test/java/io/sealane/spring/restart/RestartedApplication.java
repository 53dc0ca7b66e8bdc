package io.sealane.spring.restart;

import io.sealane.consume.EventHandler;
import io.sealane.publish.EventPublisher;
import io.sealane.spring.PublishedCatalog;
import io.sealane.spring.autoconfigure.SealaneApplicationEventsAutoConfiguration;
import io.sealane.spring.autoconfigure.SealaneAutoConfiguration;
import io.sealane.spring.autoconfigure.SealaneInMemoryAutoConfiguration;
import io.sealane.spring.aws.SealaneSnsSqsAutoConfiguration;
import io.sealane.spring.shop.Arrivals;
import io.sealane.spring.shop.OrderEvent;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application that is started again with other classes, of the same names. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  JacksonAutoConfiguration.class,
  SealaneAutoConfiguration.class,
  SealaneApplicationEventsAutoConfiguration.class,
  SealaneInMemoryAutoConfiguration.class,
  SealaneSnsSqsAutoConfiguration.class
})
public class RestartedApplication {

  /** More than one, so that somebody else at the same queue would get some. */
  private static final int EVENTS = 20;

  @Bean
  PublishedCatalog orders() {
    return PublishedCatalog.of("orders", OrderEvent.class).to("orders");
  }

  @Bean
  Arrivals arrivals() {
    return new Arrivals();
  }

  @Bean
  EventHandler<OrderCompleted> look(Arrivals arrivals) {
    return arrivals::add;
  }

  /** From start to end; what was received meanwhile. */
  public static List<Object> live(String[] arguments) throws InterruptedException {
    try (ConfigurableApplicationContext context =
        SpringApplication.run(RestartedApplication.class, arguments)) {
      List<Object> received = new ArrayList<>();
      for (int i = 0; i < EVENTS; i++) {
        context.getBean(EventPublisher.class).publish(new OrderCompleted("o-" + i, i));
      }
      for (int i = 0; i < EVENTS; i++) {
        OrderCompleted completed = (OrderCompleted) context.getBean(Arrivals.class).next();
        received.add(completed);
      }
      return received;
    }
  }
}
