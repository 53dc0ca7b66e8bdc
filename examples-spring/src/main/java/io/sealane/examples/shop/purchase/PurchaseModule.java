package io.sealane.examples.shop.purchase;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;

/** Purchase. */
@Configuration(proxyBeanMethods = false)
@Profile("!apart | shop")
@Import(Purchase.class)
public class PurchaseModule {}
