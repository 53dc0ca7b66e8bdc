package io.sealane.benchmarks.boot.sdk;

import io.sealane.benchmarks.boot.Look;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** What everybody pays who is over SNS and SQS: the two clients, made and never called. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SdkApplication {

  @Bean
  SnsAsyncClient sns() {
    return SnsAsyncClient.create();
  }

  @Bean
  SqsAsyncClient sqs() {
    return SqsAsyncClient.create();
  }

  /** Starts it, says what that took, and ends. */
  public static void main(String[] args) {
    Look.at(SdkApplication.class, args);
  }
}
