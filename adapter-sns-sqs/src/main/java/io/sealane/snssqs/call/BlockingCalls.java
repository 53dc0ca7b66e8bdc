package io.sealane.snssqs.call;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Calls by the application's blocking clients, which it goes on owning, each on a thread of the
 * executor while it lasts; an open long poll keeps its thread for as long as it waits.
 */
public final class BlockingCalls implements AwsCalls {

  private final @Nullable SnsClient sns;
  private final SqsClient sqs;
  private final Executor threads;

  /** By these clients, on these threads; without one of SNS, nothing of SNS can be called. */
  public BlockingCalls(@Nullable SnsClient sns, SqsClient sqs, Executor threads) {
    this.sns = sns;
    this.sqs = sqs;
    this.threads = threads;
  }

  @Override
  public <Q, R> CompletionStage<R> call(Action<Q, R> action, Q request) {
    CompletableFuture<R> reply = new CompletableFuture<>();
    try {
      threads.execute(() -> run(action, request, reply));
    } catch (RejectedExecutionException e) {
      reply.completeExceptionally(e);
    }
    return reply;
  }

  private <Q, R> void run(Action<Q, R> action, Q request, CompletableFuture<R> reply) {
    try {
      reply.complete(
          action instanceof Action.Sqs<Q, R> asked
              ? asked.run(sqs, request)
              : ((Action.Sns<Q, R>) action)
                  .run(Objects.requireNonNull(sns, AsyncCalls.NO_SNS), request));
    } catch (Throwable e) {
      // Whatever it is, somebody waits for the reply.
      reply.completeExceptionally(e);
    }
  }
}
