package io.sealane.spring.connection;

import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Where an emulator is, as seen from outside of its container.
 *
 * @param environment the container's variables, null for those that it has not; they may say a
 *     region and whose requests are meant
 */
record Place(String host, int port, Function<String, @Nullable String> environment) {

  private static final String ANYBODY = "test";

  URI endpoint() {
    return URI.create("http://" + host + ":" + port);
  }

  String region() {
    return said("AWS_DEFAULT_REGION", said("DEFAULT_REGION", "us-east-1"));
  }

  /** An emulator asks nobody who he is; but to LocalStack, a key of twelve digits is an account. */
  AwsCredentialsProvider credentials() {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(
            said("AWS_ACCESS_KEY_ID", ANYBODY), said("AWS_SECRET_ACCESS_KEY", ANYBODY)));
  }

  private String said(String variable, String otherwise) {
    String value = environment.apply(variable);
    return value == null ? otherwise : value;
  }
}
