package io.sealane.spring.aws;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Where SNS and SQS are, told by a bean: a container of a test, or a service of Docker Compose.
 * Comes before the properties of the same name; clients that are beans come before both.
 */
public interface SnsSqsConnectionDetails extends ConnectionDetails {

  /** Where both services are; null for where AWS has them. */
  @Nullable URI endpoint();

  /** The region; null for whatever the SDK finds. */
  @Nullable String region();

  /** Whose they are; null for whatever the SDK finds. */
  @Nullable AwsCredentialsProvider credentials();
}
