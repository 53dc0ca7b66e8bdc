package io.sealane.spring.aot;

import io.sealane.consume.EventHandler;
import io.sealane.event.DomainEvent;
import io.sealane.publish.EventPublisher;
import io.sealane.spring.PublishedCatalog;
import io.sealane.spring.SubscribedTo;
import io.sealane.spring.autoconfigure.SealaneApplicationEventsAutoConfiguration;
import io.sealane.spring.autoconfigure.SealaneAutoConfiguration;
import io.sealane.spring.autoconfigure.SealaneInMemoryAutoConfiguration;
import io.sealane.spring.shop.Arrivals;
import io.sealane.spring.shop.DeliveryEvent;
import io.sealane.spring.shop.DeliveryEvent.DeliveryScheduled;
import io.sealane.spring.shop.OrderEvent;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import java.util.Map;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application in memory with one handler of each kind, which ends when all have seen one. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
  JacksonAutoConfiguration.class,
  SealaneAutoConfiguration.class,
  SealaneApplicationEventsAutoConfiguration.class,
  SealaneInMemoryAutoConfiguration.class
})
public class AheadOfTimeApplication {

  @Bean
  PublishedCatalog orders() {
    return PublishedCatalog.of("orders", OrderEvent.class).to("orders");
  }

  @Bean
  PublishedCatalog deliveries() {
    return PublishedCatalog.of("deliveries", DeliveryEvent.class).to("deliveries");
  }

  @Bean
  Arrivals arrivals() {
    return new Arrivals();
  }

  @Bean
  EventHandler<OrderCompleted> own(Arrivals arrivals) {
    return event -> arrivals.add("the application's own subscription: " + event);
  }

  @Bean
  @SubscribedTo(value = "deliveries", subscription = "billing")
  EventHandler<DeliveryScheduled> billing(Arrivals arrivals) {
    return event -> arrivals.add("a subscription of its own: " + event);
  }

  /** Publishes, waits, and tells. */
  public static void main(String[] arguments) throws InterruptedException {
    SpringApplication application = new SpringApplication(AheadOfTimeApplication.class);
    application.setDefaultProperties(
        Map.of("spring.main.banner-mode", "off", "spring.application.name", "shop"));
    try (ConfigurableApplicationContext context = application.run(arguments)) {
      System.out.println("generated: " + AotDetector.useGeneratedArtifacts());
      for (DomainEvent event :
          new DomainEvent[] {new OrderCompleted("o-1", 2), new DeliveryScheduled("o-1")}) {
        context.getBean(EventPublisher.class).publish(event);
        System.out.println(context.getBean(Arrivals.class).next());
      }
    }
  }
}
