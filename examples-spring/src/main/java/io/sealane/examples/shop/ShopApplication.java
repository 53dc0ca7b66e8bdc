package io.sealane.examples.shop;

import io.sealane.examples.shop.delivery.DeliveryModule;
import io.sealane.examples.shop.logistics.LogisticsModule;
import io.sealane.examples.shop.orders.OrdersModule;
import io.sealane.examples.shop.purchase.PurchaseModule;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The shop: one process, and nothing leaves it. With the profile {@code apart}, delivery is a
 * process of its own ({@code apart,delivery}) beside the others ({@code apart,shop}), each has a
 * database of its own, and the same events travel over SNS and SQS.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({OrdersModule.class, PurchaseModule.class, LogisticsModule.class, DeliveryModule.class})
public class ShopApplication {

  /** Starts it. */
  public static void main(String[] args) {
    SpringApplication.run(ShopApplication.class, args);
  }
}
