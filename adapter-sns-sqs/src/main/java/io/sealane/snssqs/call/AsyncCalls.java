package io.sealane.snssqs.call;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Calls by the application's asynchronous clients, which it goes on owning. */
public final class AsyncCalls implements AwsCalls {

  static final String NO_SNS = "this transport was made without a client of SNS";

  private final @Nullable SnsAsyncClient sns;
  private final SqsAsyncClient sqs;

  /** By these clients; without one of SNS, nothing of SNS can be called. */
  public AsyncCalls(@Nullable SnsAsyncClient sns, SqsAsyncClient sqs) {
    this.sns = sns;
    this.sqs = sqs;
  }

  @Override
  public <Q, R> CompletionStage<R> call(Action<Q, R> action, Q request) {
    try {
      return action instanceof Action.Sqs<Q, R> asked
          ? asked.start(sqs, request)
          : ((Action.Sns<Q, R>) action).start(Objects.requireNonNull(sns, NO_SNS), request);
    } catch (RuntimeException e) {
      // A closed client, for one, throws instead of answering.
      return CompletableFuture.failedFuture(e);
    }
  }
}
