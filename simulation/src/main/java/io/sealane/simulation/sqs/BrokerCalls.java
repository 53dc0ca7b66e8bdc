package io.sealane.simulation.sqs;

import io.sealane.error.Failure;
import io.sealane.simulation.broker.SimBroker;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.wire.Call;
import io.sealane.snssqs.call.Action;
import io.sealane.snssqs.call.AwsCalls;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskResponse;

/**
 * The adapter's port of calls over a modelled broker, for one process. Each call goes over the wire
 * and meets what goes wrong on it.
 */
final class BrokerCalls implements AwsCalls {

  private final SimBroker broker;
  private final SimProcess client;
  private final Trouble trouble;
  private final SnsService sns;
  private final SqsService sqs;
  private final Receipts receipts;
  private final SendService sending;

  /** What a change of visibility is: SQS cannot tell the end of a lease from more of it. */
  private Call change = Call.SETTLE;

  BrokerCalls(SimBroker broker, SimProcess client) {
    this.broker = broker;
    this.client = client;
    this.trouble = new Trouble(broker.choices());
    this.sns = new SnsService(broker, trouble);
    this.receipts = new Receipts(client);
    this.sqs = new SqsService(broker, client, receipts, trouble);
    this.sending = new SendService(broker, trouble);
  }

  /** What the process was ever given. */
  Receipts receipts() {
    return receipts;
  }

  /** Does something of which every change of visibility is such a call. */
  <T> T as(Call call, Supplier<T> work) {
    change = call;
    try {
      return work.get();
    } finally {
      change = Call.SETTLE;
    }
  }

  /** The reply belongs to the action as the SDK has it. */
  @Override
  @SuppressWarnings("unchecked")
  public <Q, R> CompletionStage<R> call(Action<Q, R> action, Q request) {
    return (CompletionStage<R>) reply(action, request);
  }

  private CompletionStage<?> reply(Action<?, ?> action, Object request) {
    if (request instanceof PublishBatchRequest publish) {
      return send(Call.SEND, sns.publish(publish));
    }
    if (request instanceof SendMessageBatchRequest send) {
      Call call = Names.of(send.queueUrl()).dead() ? Call.DEAD_LETTER : Call.SEND;
      return send(call, sending.send(send));
    }
    if (request instanceof ReceiveMessageRequest receive) {
      boolean dead = Names.of(receive.queueUrl()).dead();
      return send(Call.RECEIVE, sqs.receive(receive))
          .whenComplete((reply, thrown) -> came(dead ? null : reply));
    }
    if (request instanceof DeleteMessageBatchRequest delete) {
      return send(Call.SETTLE, sqs.delete(delete))
          .whenComplete(
              (reply, thrown) ->
                  delete.entries().forEach(entry -> receipts.answered(entry.receiptHandle())));
    }
    if (request instanceof ChangeMessageVisibilityBatchRequest visibility) {
      return send(change, sqs.change(visibility, change));
    }
    if (request instanceof GetQueueAttributesRequest attributes) {
      return send(Call.ADMIN, sqs.attributes(attributes));
    }
    if (request instanceof StartMessageMoveTaskRequest) {
      return send(
          Call.ADMIN,
          new Reply<StartMessageMoveTaskResponse>(reply -> reply.accept(denied()), trouble));
    }
    throw new IllegalArgumentException(action + " is not modelled");
  }

  /** Then letters are moved one by one, which is what can go wrong. */
  private CompletionStage<StartMessageMoveTaskResponse> denied() {
    return CompletableFuture.failedStage(
        trouble.refused(Failure.of(Failure.Kind.DENIED, "not allowed")));
  }

  private void came(@Nullable ReceiveMessageResponse reply) {
    if (reply != null) {
      receipts.came(reply.messages());
    }
  }

  private <R> CompletionStage<R> send(Call call, Reply<R> reply) {
    return broker.wire().call(client, call, reply).thenCompose(Function.identity());
  }
}
