package io.sealane.examples.shop.orders;

import io.sealane.spring.PublishedCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;

/** Orders; what they tell goes to the topic {@code orders}. */
@Configuration(proxyBeanMethods = false)
@Profile("!apart | shop")
@Import(Orders.class)
public class OrdersModule {

  @Bean
  PublishedCatalog orderEvents() {
    return PublishedCatalog.of("orders", OrderEvent.class).to("orders");
  }
}
