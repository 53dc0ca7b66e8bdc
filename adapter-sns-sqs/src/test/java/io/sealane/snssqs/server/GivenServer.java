package io.sealane.snssqs.server;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Whatever the variable {@code SEALANE_AWS_ENDPOINT} names: LocalStack, or the real services. It is
 * not ours to end. Credentials and region come from AWS's own variables.
 */
record GivenServer(URI endpoint) implements AwsServer {

  private static final String VARIABLE = "SEALANE_AWS_ENDPOINT";

  static @Nullable GivenServer orNull() {
    String endpoint = System.getenv(VARIABLE);
    return endpoint == null || endpoint.isBlank() ? null : new GivenServer(URI.create(endpoint));
  }

  @Override
  public String name() {
    return endpoint.toString();
  }

  @Override
  public boolean hasTopics() {
    return true;
  }

  @Override
  public void close() {}
}
