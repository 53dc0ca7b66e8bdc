package io.sealane.benchmarks.boot;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** Nothing but Spring Boot. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class EmptyApplication {

  /** Starts it, says what that took, and ends. */
  public static void main(String[] args) {
    Look.at(EmptyApplication.class, args);
  }
}
