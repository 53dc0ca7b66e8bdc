package io.sealane.simulation.sqs;

import io.sealane.simulation.broker.SimBroker;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.snssqs.deadletter.Letters;
import io.sealane.snssqs.message.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/** What SQS does with what is sent into a queue of dead letters. */
final class DeadLetterService {

  private final SimBroker broker;
  private final Trouble trouble;

  DeadLetterService(SimBroker broker, Trouble trouble) {
    this.broker = broker;
    this.trouble = trouble;
  }

  Reply<SendMessageBatchResponse> send(SendMessageBatchRequest request) {
    Names names = Names.of(request.queueUrl());
    return new Reply<>(
        reply ->
            reply.accept(
                names.dead() && broker.hasQueue(names.name(), names.fifo())
                    ? CompletableFuture.completedStage(keep(request, names))
                    : CompletableFuture.failedStage(trouble.missing())),
        trouble);
  }

  private SendMessageBatchResponse keep(SendMessageBatchRequest request, Names names) {
    List<SendMessageBatchResultEntry> done = new ArrayList<>();
    List<BatchResultErrorEntry> failed = new ArrayList<>();
    for (SendMessageBatchRequestEntry entry : request.entries()) {
      EntryFate fate = EntryFate.of(broker.faults(), FaultKind.SEND_ENTRY_FAILED);
      if (!fate.isDone()) {
        failed.add(
            BatchResultErrorEntry.builder()
                .id(entry.id())
                .code(fate.code())
                .senderFault(false)
                .build());
        continue;
      }
      String id = "dead-" + names.name() + "-" + entry.id();
      Message message =
          Message.builder()
              .messageId(id)
              .body(entry.messageBody())
              .messageAttributes(entry.messageAttributes())
              .build();
      // As whoever looks at the queue is going to read it.
      broker
          .queue(names.name())
          .letters()
          .add(Letters.read(message, Read.of(message), names.name()));
      if (fate == EntryFate.DONE) {
        done.add(SendMessageBatchResultEntry.builder().id(entry.id()).messageId(id).build());
      }
    }
    return SendMessageBatchResponse.builder().successful(done).failed(failed).build();
  }
}
