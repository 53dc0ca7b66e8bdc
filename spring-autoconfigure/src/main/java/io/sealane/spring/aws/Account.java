package io.sealane.spring.aws;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/**
 * Where the services are, and whose they are. What is not said here, the SDK finds by itself.
 *
 * @param region the region, or null
 * @param endpoint where both services are instead of where AWS has them, or null
 * @param credentials whose they are, or null
 */
public record Account(
    @Nullable String region, @Nullable URI endpoint, @Nullable AwsCredentialsProvider credentials) {

  /** What a bean says, or else the properties. */
  static Account of(@Nullable SnsSqsConnectionDetails details, SnsSqsProperties properties) {
    return details == null
        ? new Account(properties.region(), properties.endpoint(), null)
        : new Account(details.region(), details.endpoint(), details.credentials());
  }

  /** Builds a client that is like another, if there is one, except for what is said here. */
  <B extends AwsClientBuilder<B, C>, C> C client(
      B builder, @Nullable AwsServiceClientConfiguration like) {
    if (like != null) {
      builder.region(like.region()).credentialsProvider(like.credentialsProvider());
      like.endpointOverride().ifPresent(builder::endpointOverride);
    }
    if (region != null) {
      builder.region(Region.of(region));
    }
    if (endpoint != null) {
      builder.endpointOverride(endpoint);
    }
    if (credentials != null) {
      builder.credentialsProvider(credentials);
    }
    return builder.build();
  }
}
