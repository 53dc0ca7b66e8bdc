package io.sealane.spring.actuate;

import io.micrometer.observation.ObservationRegistry;
import io.sealane.micrometer.MicrometerTracing;
import io.sealane.observe.Tracing;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Observations of publishing and handling, where the application has a registry of them. */
@AutoConfiguration(
    beforeName = "io.sealane.spring.autoconfigure.SealaneAutoConfiguration",
    afterName =
        "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass({ObservationRegistry.class, MicrometerTracing.class})
@ConditionalOnBean(ObservationRegistry.class)
@ConditionalOnProperty(name = "sealane.enabled", matchIfMissing = true)
public final class SealaneObservationAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean(Tracing.class)
  MicrometerTracing sealaneTracing(ObservationRegistry registry) {
    return MicrometerTracing.of(registry);
  }
}
