package io.sealane.benchmarks.boot.sealane;

import io.sealane.benchmarks.boot.Look;
import io.sealane.consume.EventHandler;
import io.sealane.event.DomainEvent;
import io.sealane.spring.PublishedCatalog;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One event, one handler. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SealaneApplication {

  /** What orders tell. */
  public sealed interface OrderEvent extends DomainEvent {
    /** An order was placed. */
    record OrderPlaced(String orderId) implements OrderEvent {}
  }

  @Bean
  PublishedCatalog orders() {
    return PublishedCatalog.of("orders", OrderEvent.class).to("orders");
  }

  @Bean
  EventHandler<OrderEvent.OrderPlaced> handler() {
    return placed -> {};
  }

  /** Starts it, says what that took, and ends. */
  public static void main(String[] args) {
    Look.at(SealaneApplication.class, args);
  }
}
