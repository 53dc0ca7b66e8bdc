package io.sealane.snssqs.server;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/**
 * The SDK's clients, as an application would bring them. They do not try again by themselves,
 * because the adapter does: what a test lets fail once has failed once.
 */
public final class Clients implements AutoCloseable {

  /** Shared: a test starts no threads for the network of its own. */
  private static final SdkEventLoopGroup LOOPS =
      SdkEventLoopGroup.builder().numberOfThreads(2).build();

  private final SdkAsyncHttpClient http;
  private final SnsAsyncClient sns;
  private final SqsAsyncClient sqs;

  private Clients(URI endpoint, AwsCredentialsProvider credentials, Duration readTimeout) {
    http =
        NettyNioAsyncHttpClient.builder()
            .eventLoopGroup(LOOPS)
            .maxConcurrency(200)
            .connectionTimeout(Duration.ofSeconds(5))
            .readTimeout(readTimeout)
            .build();
    Consumer<AwsClientBuilder<?, ?>> common =
        builder ->
            builder
                .endpointOverride(endpoint)
                .region(region())
                .credentialsProvider(credentials)
                .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()));
    var topics = SnsAsyncClient.builder().httpClient(http);
    var queues = SqsAsyncClient.builder().httpClient(http);
    common.accept(topics);
    common.accept(queues);
    sns = topics.build();
    sqs = queues.build();
  }

  /** Of a server or a proxy before one. */
  public static Clients of(URI endpoint) {
    return of(endpoint, Duration.ofSeconds(30));
  }

  /** The same, giving up a connection on which nothing comes for so long. */
  public static Clients of(URI endpoint, Duration readTimeout) {
    return new Clients(endpoint, credentials(), readTimeout);
  }

  /** The same with credentials of one's own. */
  public static Clients of(URI endpoint, AwsCredentialsProvider credentials) {
    return new Clients(endpoint, credentials, Duration.ofSeconds(30));
  }

  private static AwsCredentialsProvider credentials() {
    return GivenServer.orNull() == null
        ? StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))
        : DefaultCredentialsProvider.builder().build();
  }

  private static Region region() {
    String given = System.getenv("AWS_REGION");
    return given == null ? Region.US_EAST_1 : Region.of(given);
  }

  /** Topics. */
  public SnsAsyncClient sns() {
    return sns;
  }

  /** Queues. */
  public SqsAsyncClient sqs() {
    return sqs;
  }

  @Override
  public void close() {
    sns.close();
    sqs.close();
    http.close();
  }
}
