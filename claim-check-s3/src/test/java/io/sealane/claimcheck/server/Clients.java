package io.sealane.claimcheck.server;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.Context.BeforeTransmission;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The SDK's clients, as an application would bring them; they do not try again by themselves. */
public final class Clients implements AutoCloseable {

  /** Writes down what is sent. */
  private final class Seen implements ExecutionInterceptor {
    @Override
    public void beforeTransmission(BeforeTransmission context, ExecutionAttributes attributes) {
      String action = context.request().getClass().getSimpleName().replace("Request", "");
      requests.add(new Sent(action, context.httpRequest()));
    }
  }

  /**
   * What was sent.
   *
   * @param action as IAM calls it, without the service
   */
  public record Sent(String action, SdkHttpRequest request) {}

  private final List<Sent> requests = new CopyOnWriteArrayList<>();
  private final SdkAsyncHttpClient http = NettyNioAsyncHttpClient.create();
  private final SdkHttpClient blocking = Apache5HttpClient.create();
  private final S3AsyncClient s3;
  private final S3Client blockingS3;
  private final SnsAsyncClient sns;
  private final SqsAsyncClient sqs;

  /** Of that server. */
  public Clients(URI endpoint) {
    Consumer<AwsClientBuilder<?, ?>> common =
        builder ->
            builder
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .overrideConfiguration(
                    c ->
                        c.retryStrategy(DefaultRetryStrategy.doNotRetry())
                            .addExecutionInterceptor(new Seen()));
    var async = S3AsyncClient.builder().httpClient(http).forcePathStyle(true);
    var sync = S3Client.builder().httpClient(blocking).forcePathStyle(true);
    var topics = SnsAsyncClient.builder().httpClient(http);
    var queues = SqsAsyncClient.builder().httpClient(http);
    common.accept(async);
    common.accept(sync);
    common.accept(topics);
    common.accept(queues);
    s3 = async.build();
    blockingS3 = sync.build();
    sns = topics.build();
    sqs = queues.build();
  }

  /** Buckets. */
  public S3AsyncClient s3() {
    return s3;
  }

  /** Buckets, by a client that blocks. */
  public S3Client blockingS3() {
    return blockingS3;
  }

  /** Topics. */
  public SnsAsyncClient sns() {
    return sns;
  }

  /** Queues. */
  public SqsAsyncClient sqs() {
    return sqs;
  }

  /** All that was sent, in its order. */
  public List<Sent> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    s3.close();
    blockingS3.close();
    sns.close();
    sqs.close();
    http.close();
    blocking.close();
  }
}
