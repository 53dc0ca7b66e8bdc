package io.sealane.benchmarks.boot.peer;

import io.awspring.cloud.sqs.annotation.SqsListener;
import io.sealane.benchmarks.boot.Look;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One message, one listener. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SpringCloudAwsApplication {

  /** An order was placed. */
  public record OrderPlaced(String orderId) {}

  /** Listens. */
  public static class Listener {
    /** Does nothing. */
    @SqsListener("orders")
    public void on(OrderPlaced placed) {}
  }

  @Bean
  Listener listener() {
    return new Listener();
  }

  /** Starts it, says what that took, and ends. */
  public static void main(String[] args) {
    Look.at(SpringCloudAwsApplication.class, args);
  }
}
