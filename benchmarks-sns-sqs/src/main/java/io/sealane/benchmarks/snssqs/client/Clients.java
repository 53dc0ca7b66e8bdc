package io.sealane.benchmarks.snssqs.client;

import java.net.URI;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.Lazy;

/** The SDK's clients, the same for all: each made when it is asked for, all with its defaults. */
public final class Clients {

  /** Nobody is to wait for a connection. */
  private static final int CONNECTIONS = 256;

  private final URI endpoint;
  private final Counting counting = new Counting();
  private final Supplier<SdkAsyncHttpClient> netty =
      lazy(() -> NettyNioAsyncHttpClient.builder().maxConcurrency(CONNECTIONS).build());
  private final Supplier<SdkHttpClient> apache =
      lazy(() -> Apache5HttpClient.builder().maxConnections(CONNECTIONS).build());
  private final Supplier<SnsAsyncClient> sns;
  private final Supplier<SqsAsyncClient> sqs;
  private final Supplier<SnsClient> blockingSns;
  private final Supplier<SqsClient> blockingSqs;

  /** Of the server there. */
  public Clients(URI endpoint) {
    this.endpoint = endpoint;
    sns = lazy(() -> common(SnsAsyncClient.builder()).httpClient(netty.get()).build());
    sqs = lazy(() -> common(SqsAsyncClient.builder()).httpClient(netty.get()).build());
    blockingSns = lazy(() -> common(SnsClient.builder()).httpClient(apache.get()).build());
    blockingSqs = lazy(() -> common(SqsClient.builder()).httpClient(apache.get()).build());
  }

  private static <T> Supplier<T> lazy(Supplier<T> maker) {
    return new Lazy<>(maker)::getValue;
  }

  private <B extends AwsClientBuilder<B, ?>> B common(B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
        .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(counting));
  }

  /** Topics, over Netty. */
  public SnsAsyncClient sns() {
    return sns.get();
  }

  /** Queues, over Netty. */
  public SqsAsyncClient sqs() {
    return sqs.get();
  }

  /** Topics, blocking, over Apache 5. */
  public SnsClient blockingSns() {
    return blockingSns.get();
  }

  /** Queues, blocking, over Apache 5. */
  public SqsClient blockingSqs() {
    return blockingSqs.get();
  }

  /** How many requests all of them have made. */
  public long requests() {
    return counting.requests();
  }

  /** The address of a queue. */
  public String url(String queue) {
    return endpoint + "/000000000000/" + queue;
  }

  /** The address of a topic. */
  public static String arn(String topic) {
    return "arn:aws:sns:us-east-1:000000000000:" + topic;
  }
}
