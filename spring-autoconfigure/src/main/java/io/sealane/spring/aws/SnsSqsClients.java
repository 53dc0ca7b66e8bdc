package io.sealane.spring.aws;

import io.sealane.error.ConfigurationException;
import io.sealane.snssqs.SnsSqsTransport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The clients of a transport: the application's own as far as there are any, and for the rest some
 * like them; or all of the SDK's default making. Closes those that it has made.
 */
public final class SnsSqsClients implements AutoCloseable {

  private final GivenClients given;
  private final Account account;
  private final List<SdkAutoCloseable> made = new ArrayList<>();

  /** With the application's clients, and where to find the services without. */
  public SnsSqsClients(GivenClients given, Account account) {
    this.given = given;
    this.account = account;
  }

  /**
   * A transport over these clients.
   *
   * @param sns whether there are topics, or queues alone
   * @throws ConfigurationException if a client is missing that the SDK cannot make by itself
   */
  public SnsSqsTransport transport(boolean sns) {
    try {
      return sns ? withTopics() : queuesAlone();
    } catch (SdkException e) {
      close();
      throw new ConfigurationException(
          "the transport over SNS and SQS",
          List.of("a client of AWS cannot be made: " + e.getMessage()));
    }
  }

  private SnsSqsTransport withTopics() {
    if (given.blockingSns() != null && given.blockingSqs() != null && !isAsync()) {
      return SnsSqsTransport.of(given.blockingSns(), given.blockingSqs());
    }
    SqsAsyncClient queues = queues();
    SnsAsyncClient topics =
        given.sns() != null
            ? given.sns()
            : made(account.client(SnsAsyncClient.builder(), likeTopics(queues)));
    return SnsSqsTransport.of(topics, queues);
  }

  private boolean isAsync() {
    return given.sns() != null && given.sqs() != null;
  }

  private SnsSqsTransport queuesAlone() {
    return given.sqs() == null && given.blockingSqs() != null
        ? SnsSqsTransport.of(given.blockingSqs())
        : SnsSqsTransport.of(queues());
  }

  private SqsAsyncClient queues() {
    return given.sqs() != null
        ? given.sqs()
        : made(account.client(SqsAsyncClient.builder(), likeQueues()));
  }

  private @Nullable AwsServiceClientConfiguration likeQueues() {
    if (given.blockingSqs() != null) {
      return given.blockingSqs().serviceClientConfiguration();
    } else if (given.sns() != null) {
      return given.sns().serviceClientConfiguration();
    }
    return given.blockingSns() == null ? null : given.blockingSns().serviceClientConfiguration();
  }

  private AwsServiceClientConfiguration likeTopics(SqsAsyncClient queues) {
    return given.blockingSns() != null
        ? given.blockingSns().serviceClientConfiguration()
        : queues.serviceClientConfiguration();
  }

  private <C extends SdkAutoCloseable> C made(C client) {
    made.add(client);
    return client;
  }

  @Override
  public void close() {
    made.forEach(SdkAutoCloseable::close);
    made.clear();
  }
}
