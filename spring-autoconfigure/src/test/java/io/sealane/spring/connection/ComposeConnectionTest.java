package io.sealane.spring.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.publish.EventPublisher;
import io.sealane.servers.Fauxqs;
import io.sealane.spring.PublishedCatalog;
import io.sealane.spring.autoconfigure.Runners;
import io.sealane.spring.aws.SnsSqsConnectionDetails;
import io.sealane.spring.shop.OrderEvent;
import io.sealane.spring.shop.OrderEvent.OrderCompleted;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** Services of Docker Compose, as Boot would tell of them after it has asked Docker. */
class ComposeConnectionTest {

  /** A service that is told as one with a single port, which is 4566 inside unless it says. */
  private record Service(
      String named, URI outside, int inside, Map<String, String> env, Map<String, String> labels)
      implements RunningService {

    @Override
    public String name() {
      return "aws-1";
    }

    @Override
    public ImageReference image() {
      return ImageReference.of(named);
    }

    @Override
    public String host() {
      return outside.getHost();
    }

    @Override
    public ConnectionPorts ports() {
      return new ConnectionPorts() {
        @Override
        public int get(int containerPort) {
          assertThat(containerPort).isEqualTo(inside);
          return outside.getPort();
        }

        @Override
        public List<Integer> getAll() {
          return List.of(outside.getPort());
        }

        @Override
        public List<Integer> getAll(String protocol) {
          return getAll();
        }
      };
    }
  }

  private static final URI SOMEWHERE = URI.create("http://127.0.0.1:14566");

  /** By all factories that are registered, as Boot asks them. */
  private static Map<Class<?>, ConnectionDetails> told(Service service) {
    DockerComposeConnectionSource source =
        BeanUtils.instantiateClass(constructor(), service, new StandardEnvironment());
    return new ConnectionDetailsFactories(null).getConnectionDetails(source, false);
  }

  /** Only Boot makes one otherwise. */
  private static Constructor<DockerComposeConnectionSource> constructor() {
    try {
      return DockerComposeConnectionSource.class.getDeclaredConstructor(
          RunningService.class, Environment.class);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  private static SnsSqsConnectionDetails details(Service service) {
    return (SnsSqsConnectionDetails) told(service).get(SnsSqsConnectionDetails.class);
  }

  @Test
  void aServiceWithAnImageOfLocalStackIsTakenWithItsRegionAndAccount() {
    SnsSqsConnectionDetails details =
        details(
            new Service(
                "localstack/localstack:4",
                SOMEWHERE,
                4566,
                Map.of(
                    "AWS_DEFAULT_REGION", "eu-west-1",
                    "AWS_ACCESS_KEY_ID", "123456789012",
                    "AWS_SECRET_ACCESS_KEY", "any"),
                Map.of()));

    assertThat(details.endpoint()).isEqualTo(SOMEWHERE);
    assertThat(details.region()).isEqualTo("eu-west-1");
    AwsCredentials whose = details.credentials().resolveCredentials();
    assertThat(whose.accessKeyId()).isEqualTo("123456789012");
    assertThat(whose.secretAccessKey()).isEqualTo("any");
  }

  @Test
  void elasticMqIsAskedForItsOwnPort() {
    Service queues = new Service("softwaremill/elasticmq", SOMEWHERE, 9324, Map.of(), Map.of());

    assertThat(details(queues).endpoint()).isEqualTo(SOMEWHERE);
    assertThat(details(queues).region()).isEqualTo("us-east-1");
  }

  @Test
  void anotherImageIsTakenOnlyIfItsLabelSaysSo() {
    String label = "org.springframework.boot.service-connection";
    assertThat(told(new Service("example/mine", SOMEWHERE, 4566, Map.of(), Map.of())))
        .doesNotContainKey(SnsSqsConnectionDetails.class);
    assertThat(
            told(
                new Service(
                    "example/mine", SOMEWHERE, 4566, Map.of(), Map.of(label, "localstack"))))
        .containsKey(SnsSqsConnectionDetails.class);
  }

  @Test
  void whatIsToldIsUsed() {
    try (Fauxqs server = Fauxqs.start()) {
      Service aws =
          new Service("localstack/localstack", server.endpoint(), 4566, Map.of(), Map.of());
      Runners.all()
          .withBean(SnsSqsConnectionDetails.class, () -> details(aws))
          .withBean(
              PublishedCatalog.class,
              () -> PublishedCatalog.of("orders", OrderEvent.class).to("orders"))
          .withPropertyValues("sealane.sns-sqs.topology=apply")
          .run(
              context -> {
                assertThat(context).hasNotFailed();
                context.getBean(EventPublisher.class).publish(new OrderCompleted("o-1", 1));
              });
    }
  }
}
