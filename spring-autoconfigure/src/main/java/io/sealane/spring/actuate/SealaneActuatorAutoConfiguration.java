package io.sealane.spring.actuate;

import io.sealane.Sealane;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health and an endpoint, where the application has the Actuator. */
@AutoConfiguration(afterName = "io.sealane.spring.autoconfigure.SealaneAutoConfiguration")
@ConditionalOnBean(Sealane.class)
public final class SealaneActuatorAutoConfiguration {

  /** The health of each subscription. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({HealthContributor.class, ConditionalOnEnabledHealthIndicator.class})
  static class HealthConfiguration {

    @Bean
    @ConditionalOnEnabledHealthIndicator("sealane")
    @ConditionalOnMissingBean(name = "sealaneHealthContributor")
    HealthContributor sealaneHealthContributor(Sealane sealane) {
      return SubscriptionHealth.of(sealane);
    }
  }

  /** The endpoint {@code sealane}. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
  static class EndpointConfiguration {

    @Bean
    @ConditionalOnAvailableEndpoint
    @ConditionalOnMissingBean
    SealaneEndpoint sealaneEndpoint(Sealane sealane) {
      return new SealaneEndpoint(sealane);
    }
  }
}
