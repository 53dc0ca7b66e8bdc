package io.sealane.snssqs.call;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What a service can be asked to do.
 *
 * @param <Q> the request
 * @param <R> the reply
 */
public abstract sealed class Action<Q, R> {

  private final String service;
  private final String name;

  private Action(String service, String name) {
    this.service = service;
    this.name = name;
  }

  /** Of Amazon SNS. */
  public static final class Sns<Q, R> extends Action<Q, R> {

    private final BiFunction<SnsAsyncClient, Q, CompletableFuture<R>> async;
    private final BiFunction<SnsClient, Q, R> blocking;

    Sns(
        String name,
        BiFunction<SnsAsyncClient, Q, CompletableFuture<R>> async,
        BiFunction<SnsClient, Q, R> blocking) {
      super("sns", name);
      this.async = async;
      this.blocking = blocking;
    }

    CompletableFuture<R> start(SnsAsyncClient client, Q request) {
      return async.apply(client, request);
    }

    R run(SnsClient client, Q request) {
      return blocking.apply(client, request);
    }
  }

  /** Of Amazon SQS. */
  public static final class Sqs<Q, R> extends Action<Q, R> {

    private final BiFunction<SqsAsyncClient, Q, CompletableFuture<R>> async;
    private final BiFunction<SqsClient, Q, R> blocking;

    Sqs(
        String name,
        BiFunction<SqsAsyncClient, Q, CompletableFuture<R>> async,
        BiFunction<SqsClient, Q, R> blocking) {
      super("sqs", name);
      this.async = async;
      this.blocking = blocking;
    }

    CompletableFuture<R> start(SqsAsyncClient client, Q request) {
      return async.apply(client, request);
    }

    R run(SqsClient client, Q request) {
      return blocking.apply(client, request);
    }
  }

  /** The service as IAM names it: {@code sns} or {@code sqs}. */
  public final String service() {
    return service;
  }

  /** The operation as the service's API names it. */
  public final String name() {
    return name;
  }

  /** Service and operation. */
  @Override
  public final String toString() {
    return service + ":" + name;
  }
}
