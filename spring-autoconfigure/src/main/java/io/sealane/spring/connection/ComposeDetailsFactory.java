package io.sealane.spring.connection;

import io.sealane.spring.aws.SnsSqsConnectionDetails;
import java.net.URI;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Tells where SNS and SQS are in a service of Docker Compose. */
final class ComposeDetailsFactory
    extends DockerComposeConnectionDetailsFactory<SnsSqsConnectionDetails> {

  /** With which a service says what it is where its image does not. */
  private static final String LABEL = "org.springframework.boot.service-connection";

  ComposeDetailsFactory() {
    super(
        Arrays.stream(Emulator.values())
            .flatMap(one -> one.names().stream())
            .toArray(String[]::new),
        Emulator.ADAPTER);
  }

  @Override
  protected @Nullable SnsSqsConnectionDetails getDockerComposeConnectionDetails(
      DockerComposeConnectionSource source) {
    RunningService service = source.getRunningService();
    String said = service.labels().getOrDefault(LABEL, service.image().getName());
    Emulator emulator = Emulator.known(name -> isNamed(said, name));
    return emulator == null ? null : new Details(service, emulator);
  }

  /** As Docker sees it: what has no owner is the library's. */
  private static boolean isNamed(String said, String name) {
    return ImageReference.of(said).getName().equals(ImageReference.of(name).getName());
  }

  /** Of a service that runs. */
  private static final class Details extends DockerComposeConnectionDetails
      implements SnsSqsConnectionDetails {

    private final Place place;

    Details(RunningService service, Emulator emulator) {
      super(service);
      this.place =
          new Place(service.host(), service.ports().get(emulator.port()), service.env()::get);
    }

    @Override
    public URI endpoint() {
      return place.endpoint();
    }

    @Override
    public String region() {
      return place.region();
    }

    @Override
    public AwsCredentialsProvider credentials() {
      return place.credentials();
    }
  }
}
