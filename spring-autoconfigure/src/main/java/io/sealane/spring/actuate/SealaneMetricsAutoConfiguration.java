package io.sealane.spring.actuate;

import io.micrometer.core.instrument.MeterRegistry;
import io.sealane.Sealane;
import io.sealane.micrometer.BacklogMeters;
import io.sealane.micrometer.MicrometerCalls;
import io.sealane.micrometer.MicrometerObserver;
import io.sealane.micrometer.OutboxMeters;
import io.sealane.store.outbox.Outbox;
import io.sealane.transport.CallListener;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/** Meters of what happens to events, where the application has a registry of meters. */
@AutoConfiguration(
    beforeName = {
      "io.sealane.spring.autoconfigure.SealaneAutoConfiguration",
      "io.sealane.spring.aws.SealaneSnsSqsAutoConfiguration"
    },
    afterName = {
      "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure"
          + ".CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple"
          + ".SimpleMetricsExportAutoConfiguration"
    })
@ConditionalOnClass({MeterRegistry.class, MicrometerObserver.class})
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnProperty(name = "sealane.enabled", matchIfMissing = true)
public final class SealaneMetricsAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  MicrometerObserver sealaneMeters(MeterRegistry registry) {
    return MicrometerObserver.of(registry);
  }

  @Bean
  @ConditionalOnMissingBean(CallListener.class)
  MicrometerCalls sealaneCallMeters(MeterRegistry registry) {
    return MicrometerCalls.of(registry);
  }

  @Bean
  @ConditionalOnMissingBean
  BacklogMeters sealaneBacklogMeters(Sealane sealane) {
    return BacklogMeters.of(sealane);
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnSingleCandidate(Outbox.class)
  OutboxMeters sealaneOutboxMeters(Outbox outbox) {
    return OutboxMeters.of(outbox);
  }
}
