package io.sealane.spring.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.consume.EventHandler;
import io.sealane.publish.EventPublisher;
import io.sealane.servers.Fauxqs;
import io.sealane.spring.PublishedCatalog;
import io.sealane.spring.autoconfigure.Runners;
import io.sealane.spring.aws.SnsSqsConnectionDetails;
import io.sealane.spring.shop.Arrivals;
import io.sealane.spring.shop.OrderEvent;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.context.ImportTestcontainers;
import org.springframework.boot.testcontainers.lifecycle.TestcontainersLifecycleApplicationContextInitializer;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** {@code @ServiceConnection} at containers; Docker itself is not asked. */
class ServiceConnectionTest {

  private static Fauxqs server;

  private final Arrivals arrivals = new Arrivals();
  private final ApplicationContextRunner runner =
      Runners.all()
          .withInitializer(new TestcontainersLifecycleApplicationContextInitializer())
          .withConfiguration(AutoConfigurations.of(ServiceConnectionAutoConfiguration.class));

  @BeforeAll
  static void startServer() {
    server = Fauxqs.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Configuration(proxyBeanMethods = false)
  static class LikeLocalStack {
    @Bean
    @ServiceConnection(name = "localstack")
    OnHost emulator() {
      return new OnHost("example/like-localstack", 4566, server.endpoint())
          .withEnv("AWS_DEFAULT_REGION", "eu-central-1");
    }
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

  @Test
  void eventsTravelByTheServerInTheContainerWhateverThePropertiesSay() {
    runner
        .withUserConfiguration(LikeLocalStack.class, Shop.class)
        .withBean(Arrivals.class, () -> arrivals)
        .withPropertyValues(
            "spring.application.name=contained",
            "sealane.sns-sqs.endpoint=http://127.0.0.1:1",
            "sealane.sns-sqs.region=elsewhere",
            "sealane.sns-sqs.topology=apply",
            "sealane.sns-sqs.long-poll=1s")
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              SnsSqsConnectionDetails details = context.getBean(SnsSqsConnectionDetails.class);
              assertThat(details.endpoint()).isEqualTo(server.endpoint());
              assertThat(details.region()).isEqualTo("eu-central-1");
              context.getBean(EventPublisher.class).publish(new OrderCompleted("o-1", 1));
              assertThat(arrivals.next()).isEqualTo(new OrderCompleted("o-1", 1));
            });
  }

  interface Elastic {
    @ServiceConnection
    OnHost QUEUES =
        new OnHost(
            "softwaremill/elasticmq-native:1.7.1", 9324, URI.create("http://127.0.0.1:19324"));
  }

  @Test
  void elasticMqIsKnownByItsImage() {
    onlyDetails()
        .withUserConfiguration(Import.class)
        .run(
            context -> {
              SnsSqsConnectionDetails details = context.getBean(SnsSqsConnectionDetails.class);
              assertThat(details.endpoint()).hasToString("http://127.0.0.1:19324");
              assertThat(details.region()).isEqualTo("us-east-1");
              assertThat(details.credentials().resolveCredentials().accessKeyId())
                  .isEqualTo("test");
            });
  }

  @Configuration(proxyBeanMethods = false)
  @ImportTestcontainers(Elastic.class)
  static class Import {}

  @Configuration(proxyBeanMethods = false)
  static class LocalStacks {
    /** Its type says enough. */
    @Bean
    @ServiceConnection
    LocalStackContainer localStack() {
      return new LocalStackContainer(
          DockerImageName.parse("registry.example/mirror:4")
              .asCompatibleSubstituteFor("localstack/localstack"));
    }
  }

  private static ApplicationContextRunner onlyDetails() {
    return new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(ServiceConnectionAutoConfiguration.class));
  }

  @Test
  void aLocalStackContainerIsKnownByItsType() {
    onlyDetails()
        .withInitializer(
            context ->
                // To be made, this container would ask for Docker.
                context.addBeanFactoryPostProcessor(
                    new LazyInitializationBeanFactoryPostProcessor()))
        .withUserConfiguration(LocalStacks.class)
        .run(context -> assertThat(context).hasSingleBean(SnsSqsConnectionDetails.class));
  }

  /** An application's own, which knows nothing. */
  private static final class OwnDetails implements SnsSqsConnectionDetails {
    @Override
    public URI endpoint() {
      return null;
    }

    @Override
    public String region() {
      return null;
    }

    @Override
    public AwsCredentialsProvider credentials() {
      return null;
    }
  }

  @Test
  void twoThatTellWhereTheServicesAreAreRefused() {
    runner
        .withBean("own", SnsSqsConnectionDetails.class, OwnDetails::new)
        .withBean("another", SnsSqsConnectionDetails.class, OwnDetails::new)
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .rootCause()
                    .hasMessageContaining("expected single matching bean but found 2"));
  }
}
