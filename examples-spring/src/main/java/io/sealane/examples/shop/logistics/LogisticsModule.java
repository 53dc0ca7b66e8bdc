package io.sealane.examples.shop.logistics;

import io.sealane.codec.EventCatalog;
import io.sealane.examples.shop.delivery.DeliveryEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;

/** Logistics. */
@Configuration(proxyBeanMethods = false)
@Profile("!apart | shop")
@Import(Logistics.class)
public class LogisticsModule {

  /** What comes from outside where delivery is another process. */
  @Bean
  @Profile("shop")
  EventCatalog deliveriesRead() {
    return EventCatalog.of("delivery", DeliveryEvent.class);
  }
}
