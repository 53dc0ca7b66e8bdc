package io.sealane.spring.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.codec.EventCatalog;
import io.sealane.consume.EventHandler;
import io.sealane.error.ConfigurationException;
import io.sealane.publish.EventPublisher;
import io.sealane.servers.Fauxqs;
import io.sealane.spring.PublishedCatalog;
import io.sealane.spring.actuate.SealaneActuatorAutoConfiguration;
import io.sealane.spring.actuate.SealaneEndpoint;
import io.sealane.spring.actuate.SealaneEndpoint.Unavailable;
import io.sealane.spring.autoconfigure.Runners;
import io.sealane.spring.shop.Arrivals;
import io.sealane.spring.shop.OrderEvent;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.event.EventListener;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** From an application by way of a topic of SNS and a queue of SQS into another one's listeners. */
class TopicsTest {

  private static final AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any"));

  private static Fauxqs server;

  private final Arrivals arrivals = new Arrivals();

  @BeforeAll
  static void startServer() {
    server = Fauxqs.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  private static ApplicationContextRunner application(String name, URI endpoint, String prefix) {
    return Runners.all()
        .withSystemProperties("aws.accessKeyId=any", "aws.secretAccessKey=any")
        .withPropertyValues(
            "spring.application.name=" + name,
            "sealane.sns-sqs.region=us-east-1",
            "sealane.sns-sqs.endpoint=" + endpoint,
            "sealane.sns-sqs.prefix=" + prefix,
            "sealane.sns-sqs.long-poll=1s");
  }

  private static ApplicationContextRunner orders(String prefix) {
    return application("orders", server.endpoint(), prefix)
        .withBean(
            PublishedCatalog.class,
            () -> PublishedCatalog.of("orders", OrderEvent.class).to("orders"));
  }

  private ApplicationContextRunner delivery(URI endpoint, String prefix) {
    return application("delivery", endpoint, prefix)
        .withBean(EventCatalog.class, () -> EventCatalog.of("orders", OrderEvent.class))
        .withBean(Listener.class, () -> new Listener(arrivals))
        .withPropertyValues("sealane.topics=orders", "sealane.application-events.topics=orders");
  }

  record Listener(Arrivals arrivals) {
    @EventListener
    void on(OrderCompleted completed) {
      arrivals.add(completed);
    }
  }

  @Test
  void anEventOfOneApplicationReachesTheListenersOfAnother() {
    String apply = "sealane.sns-sqs.topology=apply";
    delivery(server.endpoint(), "story-")
        .withPropertyValues(apply)
        .run(
            listening ->
                orders("story-")
                    .withPropertyValues(apply)
                    .run(
                        publishing -> {
                          assertThat(publishing).hasNotFailed();
                          OrderCompleted completed = new OrderCompleted("o-1", 42_000);
                          publishing.publishEvent(completed);
                          assertThat(arrivals.next()).isEqualTo(completed);
                          publishing
                              .getBean(EventPublisher.class)
                              .publish(new OrderCompleted("o-2", 1));
                          assertThat(arrivals.next()).isEqualTo(new OrderCompleted("o-2", 1));
                        }));
    assertThat(arrivals.rest()).isEmpty();
  }

  @Test
  void aStartVerifiesTheTopologyAndNamesAllThatIsMissing() {
    ApplicationContextRunner verifying = delivery(server.endpoint(), "verified-");
    verifying.run(
        context ->
            assertThat(refusal(context.getStartupFailure()).problems())
                .extracting(problem -> problem.split(":")[0])
                .contains(
                    "somebody else's topic 'verified-orders' is missing",
                    "queue 'verified-delivery' is missing",
                    "dead-letter queue 'verified-delivery-dead' is missing"));
    verifying
        .withPropertyValues("sealane.sns-sqs.topology=apply")
        .run(context -> assertThat(context).hasNotFailed());
    verifying.run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void whatThePropertiesSayOfQueuesIsWhatIsMade() {
    delivery(server.endpoint(), "kept-")
        .withPropertyValues(
            "sealane.sns-sqs.topology=apply",
            "sealane.sns-sqs.retention=2d",
            "sealane.sns-sqs.dead-letter-retention=3d")
        .run(context -> assertThat(context).hasNotFailed());

    assertThat(retention("kept-delivery")).isEqualTo("172800");
    assertThat(retention("kept-delivery-dead")).isEqualTo("259200");
  }

  private static String retention(String queue) {
    QueueAttributeName name = QueueAttributeName.MESSAGE_RETENTION_PERIOD;
    try (SqsClient sqs =
        SqsClient.builder()
            .endpointOverride(server.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(CREDENTIALS)
            .build()) {
      String url = sqs.getQueueUrl(ask -> ask.queueName(queue)).queueUrl();
      Map<QueueAttributeName, String> attributes =
          sqs.getQueueAttributes(ask -> ask.queueUrl(url).attributeNames(name)).attributes();
      return attributes.get(name);
    }
  }

  /** As a container of a test would be told. */
  private record Details(URI endpoint, String region, AwsCredentialsProvider credentials)
      implements SnsSqsConnectionDetails {}

  @Test
  void connectionDetailsTellWhereTheServicesAre() {
    Runners.all()
        .withBean(
            SnsSqsConnectionDetails.class,
            () -> new Details(server.endpoint(), "eu-central-1", CREDENTIALS))
        .withBean(
            PublishedCatalog.class,
            () -> PublishedCatalog.of("orders", OrderEvent.class).to("orders"))
        .withBean(Look.class, () -> new Look(arrivals))
        .withPropertyValues(
            "spring.application.name=told",
            "sealane.sns-sqs.region=elsewhere",
            "sealane.sns-sqs.topology=apply",
            "sealane.sns-sqs.long-poll=1s")
        .run(
            context -> {
              context.getBean(EventPublisher.class).publish(new OrderCompleted("o-1", 1));
              assertThat(arrivals.next()).isEqualTo(new OrderCompleted("o-1", 1));
            });
  }

  record Look(Arrivals arrivals) implements EventHandler<OrderCompleted> {
    @Override
    public void handle(OrderCompleted completed) {
      arrivals.add(completed);
    }
  }

  @Test
  void dataOfABrokerThatIsAwayIsAskedForInVainAndTheReasonIsTheAnswer() {
    Fauxqs away = Fauxqs.start();
    delivery(away.endpoint(), "")
        .withConfiguration(AutoConfigurations.of(SealaneActuatorAutoConfiguration.class))
        .withPropertyValues(
            "sealane.sns-sqs.topology=apply",
            "sealane.stop-within=2s",
            "management.endpoints.web.exposure.include=sealane")
        .run(
            context -> {
              SealaneEndpoint endpoint = context.getBean(SealaneEndpoint.class);
              away.close();

              WebEndpointResponse<?> answer =
                  (WebEndpointResponse<?>)
                      Objects.requireNonNull(endpoint.look("dead-letters", "delivery", null));
              assertThat(answer.getStatus()).isEqualTo(503);
              assertThat(answer.getBody())
                  .isInstanceOfSatisfying(
                      Unavailable.class,
                      unavailable -> {
                        assertThat(unavailable.subject()).isEqualTo("delivery");
                        assertThat(unavailable.reason())
                            .startsWith("list of the dead letters of 'delivery' failed: ");
                      });
            });
  }

  private static ConfigurationException refusal(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof ConfigurationException)) {
      cause = cause.getCause();
    }
    assertThat(cause).as("a refusal in %s", failure).isNotNull();
    return (ConfigurationException) cause;
  }
}
