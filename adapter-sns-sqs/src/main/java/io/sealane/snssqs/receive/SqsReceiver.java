package io.sealane.snssqs.receive;

import static java.util.concurrent.CompletableFuture.completedStage;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.snssqs.call.AwsCalls;
import io.sealane.snssqs.call.Failures;
import io.sealane.snssqs.call.SqsActions;
import io.sealane.time.Scheduler;
import io.sealane.transport.receive.Backlog;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** Receives from one queue, in long polls. */
public final class SqsReceiver implements Receiver {

  private final String subscription;
  private final AwsCalls calls;
  private final Supplier<CompletionStage<String>> url;
  private final Scheduler scheduler;
  private final LeaseLimits limits;
  private final Leases leases;
  private volatile boolean closed;

  /** From the queue of that subscription with that URL. */
  public SqsReceiver(
      String subscription,
      AwsCalls calls,
      Supplier<CompletionStage<String>> url,
      Scheduler scheduler,
      LeaseLimits limits) {
    this.subscription = subscription;
    this.calls = calls;
    this.url = url;
    this.scheduler = scheduler;
    this.limits = limits;
    this.leases = new Leases(calls, url, scheduler, limits);
  }

  @Override
  public CompletionStage<ReceiveResult> receive(ReceiveRequest request) {
    if (closed) {
      return completedStage(new ReceiveResult.Received(List.of()));
    }
    String problem = limits.problemOf(request);
    if (problem != null) {
      return completedStage(new ReceiveResult.Failed(Failure.of(Kind.INVALID, problem)));
    }
    return url.get()
        .thenCompose(address -> ask(address, request))
        .exceptionally(thrown -> new ReceiveResult.Failed(Failures.of(thrown)));
  }

  @Override
  public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
    return leases.settle(batch);
  }

  @Override
  public CompletionStage<List<LeaseResult>> extend(List<Delivery> batch, Duration lease) {
    return leases.extend(batch, lease);
  }

  @Override
  public CompletionStage<Backlog> backlog() {
    return url.get()
        .thenCompose(address -> calls.call(SqsActions.GET_ATTRIBUTES, Waiting.request(address)))
        .handle((reply, thrown) -> thrown == null ? Waiting.of(reply) : Backlog.UNKNOWN);
  }

  /**
   * Receives nothing from now on. A poll that is open goes on until it ends by itself: a message
   * that SQS gives to a connection that is gone would be hidden for a whole lease.
   */
  @Override
  public void close() {
    closed = true;
  }

  /** Names the subscription. */
  @Override
  public String toString() {
    return "the receiver of '" + subscription + "'";
  }

  private static ReceiveMessageRequest poll(String url, ReceiveRequest request) {
    return ReceiveMessageRequest.builder()
        .queueUrl(url)
        .maxNumberOfMessages(request.max())
        .waitTimeSeconds(LeaseLimits.seconds(request.waitAtMost()))
        .visibilityTimeout(LeaseLimits.seconds(request.lease()))
        .messageAttributeNames("All")
        .messageSystemAttributeNames(SqsDelivery.READ)
        .build();
  }

  private CompletionStage<ReceiveResult> ask(String address, ReceiveRequest request) {
    long asked = scheduler.nanoTime();
    return calls
        .call(SqsActions.RECEIVE, poll(address, request))
        .thenApply(response -> received(request, response, asked));
  }

  /**
   * A lease begins when SQS takes the message out, which it does not tell: at the end of the wait
   * at the latest. For as long as the reply was on its way after that, the lease is shorter.
   */
  private ReceiveResult received(
      ReceiveRequest request, ReceiveMessageResponse response, long asked) {
    long waited = Math.min(scheduler.nanoTime() - asked, request.waitAtMost().toNanos());
    long since = asked + waited;
    long lease = request.lease().toNanos();
    return new ReceiveResult.Received(
        response.messages().stream().<Delivery>map(one -> delivery(one, since, lease)).toList());
  }

  private Delivery delivery(Message message, long since, long lease) {
    return SqsDelivery.of(message, subscription, since, lease);
  }
}
