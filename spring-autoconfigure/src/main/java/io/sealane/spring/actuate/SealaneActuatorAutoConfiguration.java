package io.sealane.spring.actuate;

import io.sealane.Sealane;
import io.sealane.store.outbox.Outbox;
import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.beans.factory.ObjectProvider;
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

  /** The endpoint {@code sealane}. Its methods do not say all that they may answer with. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
  @RegisterReflectionForBinding({
    DeadLetterReport.class,
    DeadLetterReport.Redriven.class,
    DeadLetterReport.Discarded.class,
    OutboxReport.class,
    SealaneEndpoint.Explanation.class,
    SealaneEndpoint.Unavailable.class,
    SubscriptionReport.class
  })
  static class EndpointConfiguration {

    @Bean
    @ConditionalOnAvailableEndpoint
    @ConditionalOnMissingBean
    SealaneEndpoint sealaneEndpoint(Sealane sealane, ObjectProvider<Outbox> outbox) {
      return new SealaneEndpoint(sealane, outbox.getIfUnique());
    }
  }
}
