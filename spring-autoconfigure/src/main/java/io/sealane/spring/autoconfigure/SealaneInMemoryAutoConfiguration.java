package io.sealane.spring.autoconfigure;

import io.sealane.inmemory.InMemoryTransport;
import io.sealane.spring.aws.SealaneSnsSqsAutoConfiguration;
import io.sealane.transport.Transport;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Carries events within the process where nothing else does. */
@AutoConfiguration(after = SealaneSnsSqsAutoConfiguration.class)
@ConditionalOnClass(InMemoryTransport.class)
@ConditionalOnProperty(name = "sealane.enabled", matchIfMissing = true)
public final class SealaneInMemoryAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean(Transport.class)
  @ConditionalOnProperty(
      name = "sealane.transport",
      havingValue = "in-memory",
      matchIfMissing = true)
  InMemoryTransport sealaneInMemoryTransport() {
    return InMemoryTransport.create();
  }
}
