package io.sealane.snssqs.server;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whatever the variable {@code SEALANE_AWS_ENDPOINT} names: LocalStack, or the real services. It is
 * not ours to end. Credentials and region come from AWS's own variables.
 *
 * @param name what {@code SEALANE_AWS_SERVER} says that it is, as the list of limits knows it; the
 *     endpoint unless said
 */
record GivenServer(URI endpoint, String name) implements AwsServer {

  static @Nullable GivenServer orNull() {
    return of(System.getenv());
  }

  static @Nullable GivenServer of(Map<String, String> environment) {
    String endpoint = environment.getOrDefault("SEALANE_AWS_ENDPOINT", "");
    return endpoint.isBlank()
        ? null
        : new GivenServer(
            URI.create(endpoint), environment.getOrDefault("SEALANE_AWS_SERVER", endpoint));
  }

  @Override
  public boolean hasTopics() {
    return true;
  }

  @Override
  public void close() {}
}
