package io.sealane.spring.aws;

import io.sealane.snssqs.SnsSqsTransport;
import io.sealane.transport.CallListener;
import io.sealane.transport.Transport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Carries events over SNS and SQS where the adapter is on the class path. */
@AutoConfiguration(
    afterName = {
      "io.awspring.cloud.autoconfigure.sns.SnsAutoConfiguration",
      "io.awspring.cloud.autoconfigure.sqs.SqsAutoConfiguration"
    })
@ConditionalOnClass({SnsSqsTransport.class, SnsClient.class, SqsClient.class})
@ConditionalOnProperty(name = "sealane.enabled", matchIfMissing = true)
@EnableConfigurationProperties(SnsSqsProperties.class)
public final class SealaneSnsSqsAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean({Transport.class, SnsSqsClients.class})
  @ConditionalOnProperty(name = "sealane.transport", havingValue = "sns-sqs", matchIfMissing = true)
  SnsSqsClients sealaneSnsSqsClients(
      SnsSqsProperties properties,
      ObjectProvider<SnsSqsConnectionDetails> details,
      ObjectProvider<SnsAsyncClient> sns,
      ObjectProvider<SqsAsyncClient> sqs,
      ObjectProvider<SnsClient> blockingSns,
      ObjectProvider<SqsClient> blockingSqs) {
    return new SnsSqsClients(
        new GivenClients(
            sns.getIfUnique(),
            sqs.getIfUnique(),
            blockingSns.getIfUnique(),
            blockingSqs.getIfUnique()),
        Account.of(details.getIfAvailable(), properties));
  }

  @Bean
  @ConditionalOnMissingBean(Transport.class)
  @ConditionalOnProperty(name = "sealane.transport", havingValue = "sns-sqs", matchIfMissing = true)
  SnsSqsTransport sealaneSnsSqsTransport(
      SnsSqsClients clients, SnsSqsProperties properties, ObjectProvider<CallListener> listeners) {
    SnsSqsTransport transport =
        new SnsSqsSettings(properties).apply(clients.transport(properties.sns()));
    CallListener listener = listeners.getIfUnique();
    return listener == null ? transport : transport.withCallListener(listener);
  }
}
