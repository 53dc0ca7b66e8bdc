package io.sealane.spring.autoconfigure;

import io.sealane.spring.aws.SealaneSnsSqsAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Contexts with what an application gets from this module. */
public final class Runners {

  private Runners() {}

  /** In memory, as if the adapter for SNS and SQS were not there. */
  public static ApplicationContextRunner inMemory() {
    return all().withClassLoader(new FilteredClassLoader("io.sealane.snssqs"));
  }

  /** With all that is on the class path. */
  public static ApplicationContextRunner all() {
    return new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                JacksonAutoConfiguration.class,
                SealaneAutoConfiguration.class,
                SealaneApplicationEventsAutoConfiguration.class,
                SealaneInMemoryAutoConfiguration.class,
                SealaneSnsSqsAutoConfiguration.class,
                SealaneTransactionAutoConfiguration.class));
  }
}
