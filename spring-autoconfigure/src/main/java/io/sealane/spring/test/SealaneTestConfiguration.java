package io.sealane.spring.test;

import io.sealane.Sealane;
import io.sealane.spring.SealaneCustomizer;
import io.sealane.test.SealaneTest;
import io.sealane.test.TestParts;
import io.sealane.test.TestSetup;
import io.sealane.transport.Transport;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The parts of a test as beans. */
@Configuration(proxyBeanMethods = false)
final class SealaneTestConfiguration {

  @Bean
  @ConditionalOnMissingBean
  TestSetup sealaneTestSetup() {
    return TestSetup.standard();
  }

  @Bean
  TestParts sealaneTestParts(TestSetup setup) {
    return setup.parts();
  }

  @Bean
  @Primary
  Transport sealaneTestTransport(TestParts parts) {
    return parts.transport();
  }

  @Bean
  SealaneCustomizer sealaneTestCustomizer(TestParts parts) {
    return parts::configure;
  }

  @Bean
  SealaneTest sealaneTest(TestParts parts, Sealane sealane) {
    return parts.test(sealane);
  }
}
