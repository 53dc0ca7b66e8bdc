package io.sealane.spring.connection;

import io.sealane.spring.aws.SnsSqsConnectionDetails;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.springframework.util.ClassUtils;
import org.testcontainers.containers.Container;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Tells where SNS and SQS are in a container of Testcontainers, a {@code @ServiceConnection}. */
final class ContainerDetailsFactory
    extends ContainerConnectionDetailsFactory<Container<?>, SnsSqsConnectionDetails> {

  /** That of Testcontainers 2, and that of 1 and 2; neither has to be there. */
  private static final List<String> LOCALSTACK =
      List.of(
          "org.testcontainers.localstack.LocalStackContainer",
          "org.testcontainers.containers.localstack.LocalStackContainer");

  ContainerDetailsFactory() {
    super(ANY_CONNECTION_NAME, Emulator.ADAPTER);
  }

  @Override
  protected boolean sourceAccepts(
      ContainerConnectionSource<Container<?>> source, Class<?> container, Class<?> details) {
    return emulator(source) != null;
  }

  @Override
  protected @Nullable SnsSqsConnectionDetails getContainerConnectionDetails(
      ContainerConnectionSource<Container<?>> source) {
    Emulator emulator = emulator(source);
    return emulator == null ? null : new Details(source, emulator);
  }

  private static @Nullable Emulator emulator(ContainerConnectionSource<Container<?>> source) {
    Emulator known = Emulator.known(name -> accepts(source, name, Container.class));
    return known == null && isLocalStack(source) ? Emulator.LOCALSTACK : known;
  }

  /** By its type, whatever its image is called. */
  private static boolean isLocalStack(ContainerConnectionSource<Container<?>> source) {
    ClassLoader loader = ContainerDetailsFactory.class.getClassLoader();
    return LOCALSTACK.stream()
        .filter(type -> ClassUtils.isPresent(type, loader))
        .anyMatch(
            type ->
                accepts(source, ANY_CONNECTION_NAME, ClassUtils.resolveClassName(type, loader)));
  }

  private static boolean accepts(
      ContainerConnectionSource<Container<?>> source, @Nullable String name, Class<?> container) {
    return source.accepts(name, container, SnsSqsConnectionDetails.class);
  }

  /** Starts the container when it is asked for the first time. */
  private static final class Details extends ContainerConnectionDetails<Container<?>>
      implements SnsSqsConnectionDetails {

    private final Emulator emulator;

    Details(ContainerConnectionSource<Container<?>> source, Emulator emulator) {
      super(source);
      this.emulator = emulator;
    }

    private Place place() {
      Container<?> container = getContainer();
      return new Place(
          container.getHost(),
          container.getMappedPort(emulator.port()),
          container.getEnvMap()::get);
    }

    @Override
    public URI endpoint() {
      return place().endpoint();
    }

    @Override
    public String region() {
      return place().region();
    }

    @Override
    public AwsCredentialsProvider credentials() {
      return place().credentials();
    }
  }
}
