package io.sealane.spring.autoconfigure;

import io.sealane.Sealane;
import io.sealane.observe.LogObserver;
import io.sealane.publish.EventPublisher;
import io.sealane.spring.SealaneParts;
import io.sealane.spring.aws.SealaneSnsSqsAutoConfiguration;
import io.sealane.spring.jdbc.SealaneJdbcAutoConfiguration;
import io.sealane.spring.lifecycle.ConsumingLifecycle;
import io.sealane.spring.lifecycle.PublishingLifecycle;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Assembles a {@link Sealane} of the application's beans and properties. */
@AutoConfiguration(
    after = {
      SealaneSnsSqsAutoConfiguration.class,
      SealaneInMemoryAutoConfiguration.class,
      SealaneJdbcAutoConfiguration.class,
      SealaneTransactionAutoConfiguration.class
    },
    afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnClass(Sealane.class)
@ConditionalOnProperty(name = "sealane.enabled", matchIfMissing = true)
@EnableConfigurationProperties(SealaneProperties.class)
public final class SealaneAutoConfiguration {

  /** Mistakes are found at the start also where beans are made late. */
  @Bean
  static LazyInitializationExcludeFilter sealaneIsNotLazy() {
    return LazyInitializationExcludeFilter.forBeanTypes(Sealane.class);
  }

  @Bean
  @ConditionalOnMissingBean
  SealaneParts sealaneParts(
      ConfigurableListableBeanFactory beans,
      SealaneProperties properties,
      Environment environment) {
    return new PartsCollection(beans, properties, environment).collect();
  }

  @Bean
  @ConditionalOnMissingBean
  Sealane sealane(
      SealaneParts parts,
      ConfigurableListableBeanFactory beans,
      SealaneProperties properties,
      Environment environment) {
    Duration stopWithin = StopDeadline.of(properties, environment);
    return new SealaneAssembly(beans, properties, stopWithin).of(parts);
  }

  @Bean
  @ConditionalOnMissingBean(EventPublisher.class)
  EventPublisher sealanePublisher(ObjectProvider<Sealane> sealane) {
    return new LatePublisher(() -> sealane.getObject().publisher());
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty(name = "sealane.log-signals", matchIfMissing = true)
  LogObserver sealaneLogObserver() {
    return LogObserver.create();
  }

  @Bean
  @ConditionalOnMissingBean
  PublishingLifecycle sealanePublishingLifecycle(Sealane sealane) {
    return new PublishingLifecycle(sealane);
  }

  @Bean
  @ConditionalOnMissingBean
  ConsumingLifecycle sealaneConsumingLifecycle(
      Sealane sealane,
      PublishingLifecycle publishing,
      SealaneProperties properties,
      Environment environment) {
    return new ConsumingLifecycle(
        sealane, publishing, StopDeadline.of(properties, environment), properties.autoStartup());
  }
}
