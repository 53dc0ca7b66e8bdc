package io.sealane.snssqs;

import io.sealane.snssqs.call.AsyncCalls;
import io.sealane.snssqs.call.AwsCalls;
import io.sealane.snssqs.call.BlockingCalls;
import java.net.URI;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The application's own clients. They are used as they are and never closed. */
sealed interface AwsClients {

  /** Calls by these clients; the executor runs those that block. */
  AwsCalls calls(Executor threads);

  /** Whether there is one of SNS. */
  boolean hasSns();

  Region region();

  /** Where SQS is, if it is elsewhere than AWS has it. */
  @Nullable URI endpoint();

  record Async(@Nullable SnsAsyncClient sns, SqsAsyncClient sqs) implements AwsClients {
    @Override
    public AwsCalls calls(Executor threads) {
      return new AsyncCalls(sns, sqs);
    }

    @Override
    public boolean hasSns() {
      return sns != null;
    }

    @Override
    public Region region() {
      return sqs.serviceClientConfiguration().region();
    }

    @Override
    public @Nullable URI endpoint() {
      return sqs.serviceClientConfiguration().endpointOverride().orElse(null);
    }
  }

  record Blocking(@Nullable SnsClient sns, SqsClient sqs) implements AwsClients {
    @Override
    public AwsCalls calls(Executor threads) {
      return new BlockingCalls(sns, sqs, threads);
    }

    @Override
    public boolean hasSns() {
      return sns != null;
    }

    @Override
    public Region region() {
      return sqs.serviceClientConfiguration().region();
    }

    @Override
    public @Nullable URI endpoint() {
      return sqs.serviceClientConfiguration().endpointOverride().orElse(null);
    }
  }
}
