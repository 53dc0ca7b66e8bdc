package io.sealane.simulation.sqs;

import io.sealane.simulation.broker.SimBroker;
import io.sealane.simulation.broker.SimDelivery;
import io.sealane.simulation.broker.SimQueue;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.wire.Call;
import io.sealane.transport.receive.Backlog;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** What SQS does for who receives from the queue of a subscription, or from its dead letters. */
final class SqsService {

  private static final int MOST = 10;
  private static final int LONGEST_WAIT = 20;
  private static final int LONGEST_LEASE = 43_200;

  private final SimBroker broker;
  private final SimProcess client;
  private final Trouble trouble;
  private final Receipts receipts;

  SqsService(SimBroker broker, SimProcess client, Receipts receipts, Trouble trouble) {
    this.broker = broker;
    this.receipts = receipts;
    this.client = client;
    this.trouble = trouble;
  }

  Reply<ReceiveMessageResponse> receive(ReceiveMessageRequest request) {
    check(
        in(request.maxNumberOfMessages(), 1, MOST)
            && in(request.waitTimeSeconds(), 0, LONGEST_WAIT)
            && in(request.visibilityTimeout(), 0, LONGEST_LEASE),
        request);
    ReceiveRequest asked =
        new ReceiveRequest(
            request.maxNumberOfMessages(),
            Duration.ofSeconds(request.waitTimeSeconds()),
            Duration.ofSeconds(request.visibilityTimeout()));
    return at(
        request.queueUrl(),
        (queue, reply) ->
            queue.receive(client, asked, result -> reply.accept(received(queue, result))));
  }

  private CompletionStage<ReceiveMessageResponse> received(SimQueue queue, ReceiveResult result) {
    if (!(result instanceof ReceiveResult.Received received)) {
      return CompletableFuture.failedStage(trouble.overLimit());
    }
    List<SimDelivery> deliveries =
        received.deliveries().stream().map(SimDelivery.class::cast).toList();
    deliveries.forEach(receipts::given);
    return CompletableFuture.completedStage(
        ReceiveMessageResponse.builder()
            .messages(deliveries.stream().map(one -> Messages.of(one, queue.isFifo())).toList())
            .build());
  }

  Reply<DeleteMessageBatchResponse> delete(DeleteMessageBatchRequest request) {
    checkIds(request.entries().stream().map(DeleteMessageBatchRequestEntry::id).toList(), request);
    return at(
        request.queueUrl(),
        (queue, reply) -> {
          BatchOutcome outcome = new BatchOutcome(broker, FaultKind.SETTLE_ENTRY_FAILED);
          for (DeleteMessageBatchRequestEntry entry : request.entries()) {
            outcome.add(entry.id(), () -> queue.done(receipts.deleting(entry.receiptHandle())));
          }
          reply.accept(
              CompletableFuture.completedStage(
                  DeleteMessageBatchResponse.builder()
                      .successful(
                          outcome.done(
                              id -> DeleteMessageBatchResultEntry.builder().id(id).build()))
                      .failed(outcome.failed())
                      .build()));
        });
  }

  Reply<ChangeMessageVisibilityBatchResponse> change(
      ChangeMessageVisibilityBatchRequest request, Call meant) {
    checkIds(
        request.entries().stream().map(ChangeMessageVisibilityBatchRequestEntry::id).toList(),
        request);
    boolean dead = Names.of(request.queueUrl()).dead();
    FaultKind fault =
        meant == Call.EXTEND ? FaultKind.EXTEND_ENTRY_FAILED : FaultKind.SETTLE_ENTRY_FAILED;
    return at(
        request.queueUrl(),
        (queue, reply) -> {
          BatchOutcome outcome = new BatchOutcome(broker, fault);
          for (ChangeMessageVisibilityBatchRequestEntry entry : request.entries()) {
            Call call = dead && entry.visibilityTimeout() > 0 ? Call.EXTEND : meant;
            outcome.add(entry.id(), () -> change(queue, entry, call));
          }
          reply.accept(
              CompletableFuture.completedStage(
                  ChangeMessageVisibilityBatchResponse.builder()
                      .successful(
                          outcome.done(
                              id ->
                                  ChangeMessageVisibilityBatchResultEntry.builder().id(id).build()))
                      .failed(outcome.failed())
                      .build()));
        });
  }

  private LeaseResult change(
      SimQueue queue, ChangeMessageVisibilityBatchRequestEntry entry, Call meant) {
    check(in(entry.visibilityTimeout(), 0, LONGEST_LEASE), entry);
    Duration hidden = Duration.ofSeconds(entry.visibilityTimeout());
    SimDelivery delivery = receipts.of(entry.receiptHandle());
    return meant == Call.EXTEND ? queue.extend(delivery, hidden) : queue.release(delivery, hidden);
  }

  Reply<GetQueueAttributesResponse> attributes(GetQueueAttributesRequest request) {
    return at(
        request.queueUrl(),
        (queue, reply) -> {
          Backlog backlog = queue.backlog();
          reply.accept(
              CompletableFuture.completedStage(
                  GetQueueAttributesResponse.builder()
                      .attributes(
                          Map.of(
                              QueueAttributeName.QUEUE_ARN,
                              "arn:aws:sqs:eu-central-1:000000000000:" + request.queueUrl(),
                              QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                              Long.toString(backlog.ready()),
                              QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
                              Long.toString(backlog.delayed()),
                              QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                              Long.toString(backlog.inFlight())))
                      .build()));
        });
  }

  private interface Work<R> {
    void at(SimQueue queue, Consumer<CompletionStage<R>> reply);
  }

  private <R> Reply<R> at(String url, Work<R> work) {
    Names names = Names.of(url);
    return new Reply<>(
        reply -> {
          if (!broker.hasQueue(names.name(), names.fifo())) {
            reply.accept(CompletableFuture.failedStage(trouble.missing()));
          } else {
            SimQueue queue = broker.queue(names.name());
            work.at(names.dead() ? queue.letters().queue() : queue, reply);
          }
        },
        trouble);
  }

  private void checkIds(List<String> ids, Object request) {
    check(in(ids.size(), 1, MOST) && ids.stream().distinct().count() == ids.size(), request);
  }

  private void check(boolean legal, Object request) {
    if (!legal) {
      broker.ledger().misused("what SQS refuses: " + request);
    }
  }

  private static boolean in(int number, int least, int most) {
    return number >= least && number <= most;
  }
}
