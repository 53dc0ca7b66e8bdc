package io.sealane.examples.shop.delivery;

import io.sealane.codec.EventCatalog;
import io.sealane.examples.shop.orders.OrderEvent;
import io.sealane.spring.PublishedCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;

/** Delivery; what it tells goes to the topic {@code deliveries}. */
@Configuration(proxyBeanMethods = false)
@Profile("!apart | delivery")
@Import(Delivery.class)
public class DeliveryModule {

  @Bean
  PublishedCatalog deliveryEvents() {
    return PublishedCatalog.of("delivery", DeliveryEvent.class).to("deliveries");
  }

  /** What comes from outside where orders are another process. */
  @Bean
  @Profile("delivery")
  EventCatalog ordersRead() {
    return EventCatalog.of("orders", OrderEvent.class);
  }
}
