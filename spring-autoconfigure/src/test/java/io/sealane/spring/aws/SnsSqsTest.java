package io.sealane.spring.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.consume.EventHandler;
import io.sealane.error.ConfigurationException;
import io.sealane.publish.EventPublisher;
import io.sealane.snssqs.SnsSqsTransport;
import io.sealane.spring.PublishedCatalog;
import io.sealane.spring.autoconfigure.Runners;
import io.sealane.spring.shop.Arrivals;
import io.sealane.spring.shop.OrderEvent;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import java.net.URI;
import java.util.List;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Queues of a server in this process, reached by clients of whatever origin. */
class SnsSqsTest {

  private static SQSRestServer server;
  private static URI endpoint;

  private final Arrivals arrivals = new Arrivals();
  private final ApplicationContextRunner runner =
      Runners.all()
          .withBean(Arrivals.class, () -> arrivals)
          .withUserConfiguration(Shop.class)
          .withPropertyValues(
              "sealane.sns-sqs.sns=false",
              "sealane.sns-sqs.topology=apply",
              "sealane.sns-sqs.long-poll=1s");

  @BeforeAll
  static void startServer() {
    server = SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    endpoint = URI.create("http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
  }

  @AfterAll
  static void stopServer() {
    server.stopAndWait();
  }

  @Configuration(proxyBeanMethods = false)
  static class Shop {
    @Bean
    PublishedCatalog orders() {
      return PublishedCatalog.of("orders", OrderEvent.class).to("orders");
    }

    @Bean
    EventHandler<OrderCompleted> look(Arrivals arrivals) {
      return arrivals::add;
    }
  }

  private static SqsAsyncClient queues() {
    return SqsAsyncClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(credentials())
        .build();
  }

  private static StaticCredentialsProvider credentials() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any"));
  }

  private void travels(ApplicationContextRunner application) {
    application.run(
        context -> {
          assertThat(context).hasNotFailed().hasSingleBean(SnsSqsTransport.class);
          context.getBean(EventPublisher.class).publish(new OrderCompleted("o-1", 1));
          assertThat(arrivals.next()).isEqualTo(new OrderCompleted("o-1", 1));
        });
  }

  @Test
  void theApplicationsOwnClientIsUsedAndNotClosed() {
    try (SqsAsyncClient own = queues()) {
      travels(
          runner
              .withBean(SqsAsyncClient.class, () -> own, bean -> bean.setDestroyMethodName(""))
              .withPropertyValues("spring.application.name=own"));
      assertThat(own.listQueues().join().queueUrls()).isNotEmpty();
    }
  }

  @Test
  void aBlockingClientWillDo() {
    travels(
        runner
            .withBean(
                SqsClient.class,
                () ->
                    SqsClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(credentials())
                        .build())
            .withPropertyValues("spring.application.name=blocking"));
  }

  @Test
  void withoutAClientPropertiesAndTheSdkMakeOne() {
    travels(
        runner
            .withSystemProperties("aws.accessKeyId=any", "aws.secretAccessKey=any")
            .withPropertyValues(
                "spring.application.name=made",
                "sealane.sns-sqs.region=eu-central-1",
                "sealane.sns-sqs.endpoint=" + endpoint));
  }

  @Test
  void aBlockingClientOfTopicsBesideAnAsynchronousOneOfQueuesIsMatched() {
    SnsClient topics =
        SnsClient.builder()
            .endpointOverride(endpoint)
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(credentials())
            .build();
    try (SqsAsyncClient queues = queues();
        SnsSqsClients clients =
            new SnsSqsClients(
                new GivenClients(null, queues, topics, null), new Account(null, null, null))) {
      assertThat(clients.transport(true)).hasToString("SnsSqsTransport[eu-central-1]");
    } finally {
      topics.close();
    }
  }

  @Test
  void aQueueThatIsMissingRefusesTheStart() {
    runner
        .withBean(SqsAsyncClient.class, SnsSqsTest::queues)
        .withPropertyValues("spring.application.name=unknown", "sealane.sns-sqs.topology=verify")
        .run(
            context ->
                assertThat(problems(context.getStartupFailure()))
                    .containsExactly(
                        "dead-letter queue 'unknown-dead' is missing: apply the topology or deploy"
                            + " its export",
                        "queue 'unknown' is missing: apply the topology or deploy its export"));
  }

  @Test
  void valuesThatTheServicesDoNotTakeAreAllNamed() {
    runner
        .withBean(SqsAsyncClient.class, SnsSqsTest::queues)
        .withPropertyValues(
            "sealane.sns-sqs.prefix=a b",
            "sealane.sns-sqs.account=12",
            "sealane.sns-sqs.retention=1s",
            "sealane.sns-sqs.topic-message-size=2MB",
            "sealane.sns-sqs.message-size.reports=1B",
            "sealane.sns-sqs.long-poll=30s")
        .run(
            context ->
                assertThat(problems(context.getStartupFailure()))
                    .containsExactly(
                        "sealane.sns-sqs.prefix: a prefix is up to 40 of A-Z a-z 0-9 _ -, not"
                            + " 'a b'",
                        "sealane.sns-sqs.account: an account is twelve digits, not '12'",
                        "sealane.sns-sqs.retention: a queue keeps messages for 60 s to 14 d, not"
                            + " PT1S",
                        "sealane.sns-sqs.topic-message-size: a topic's messages may have 1,024 to"
                            + " 1,048,576 bytes, not 2097152",
                        "sealane.sns-sqs.message-size.reports: a topic's messages may have 1,024 to"
                            + " 1,048,576 bytes, not 1",
                        "sealane.sns-sqs.long-poll: SQS waits PT0S to PT20S for messages, not"
                            + " PT30S"));
  }

  @Test
  void withoutARegionItSaysWhatToDo() {
    runner.run(
        context ->
            assertThat(problems(context.getStartupFailure()))
                .singleElement()
                .asString()
                .startsWith("a client of AWS cannot be made: "));
  }

  private static List<String> problems(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof ConfigurationException)) {
      cause = cause.getCause();
    }
    assertThat(cause).as("a refusal in %s", failure).isNotNull();
    return ((ConfigurationException) cause).problems();
  }
}
