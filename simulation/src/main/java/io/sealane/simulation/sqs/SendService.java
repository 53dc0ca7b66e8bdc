package io.sealane.simulation.sqs;

import io.sealane.simulation.broker.SimBroker;
import io.sealane.simulation.broker.SimLetters;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.snssqs.deadletter.Letters;
import io.sealane.snssqs.message.Read;
import io.sealane.transport.deadletter.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/** What SQS does with what is sent into a queue: dead letters, and those that go back. */
final class SendService {

  private static final int MOST = 10;

  private final SimBroker broker;
  private final Trouble trouble;

  SendService(SimBroker broker, Trouble trouble) {
    this.broker = broker;
    this.trouble = trouble;
  }

  Reply<SendMessageBatchResponse> send(SendMessageBatchRequest request) {
    Names names = Names.of(request.queueUrl());
    check(request, names);
    return new Reply<>(
        reply ->
            reply.accept(
                broker.hasQueue(names.name(), names.fifo())
                    ? CompletableFuture.completedStage(take(request, names))
                    : CompletableFuture.failedStage(trouble.missing())),
        trouble);
  }

  private SendMessageBatchResponse take(SendMessageBatchRequest request, Names names) {
    List<SendMessageBatchResultEntry> done = new ArrayList<>();
    List<BatchResultErrorEntry> failed = new ArrayList<>();
    for (SendMessageBatchRequestEntry entry : request.entries()) {
      EntryFate fate =
          names.dead()
              ? EntryFate.of(broker.faults(), FaultKind.SEND_ENTRY_FAILED)
              : EntryFate.ofLetter(broker.faults(), FaultKind.SEND_ENTRY_FAILED);
      if (!fate.isDone()) {
        failed.add(
            BatchResultErrorEntry.builder()
                .id(entry.id())
                .code(fate.code())
                .senderFault(fate.isRefused())
                .build());
        continue;
      }
      SimLetters letters = broker.queue(names.name()).letters();
      String id = names.dead() ? keep(entry, letters, names) : giveBack(entry, letters);
      if (fate == EntryFate.DONE) {
        done.add(SendMessageBatchResultEntry.builder().id(entry.id()).messageId(id).build());
      }
    }
    return SendMessageBatchResponse.builder().successful(done).failed(failed).build();
  }

  /** As whoever looks at the queue is going to read it. */
  private static String keep(SendMessageBatchRequestEntry entry, SimLetters letters, Names names) {
    Message message =
        Message.builder()
            .messageId("unread")
            .body(entry.messageBody())
            .messageAttributes(entry.messageAttributes())
            .build();
    DeadLetter letter = Letters.read(message, Read.of(message), names.name());
    Map<String, String> attributes = attributes(entry);
    return letters.add(
        letter, attributes, attributes.get(SnsService.KEY), String.valueOf(entry.messageGroupId()));
  }

  private static String giveBack(SendMessageBatchRequestEntry entry, SimLetters letters) {
    Map<String, String> attributes = attributes(entry);
    return letters.giveBack(
        entry.messageBody().getBytes(StandardCharsets.UTF_8),
        attributes,
        attributes.get(SnsService.KEY),
        String.valueOf(entry.messageGroupId()),
        entry.messageDeduplicationId());
  }

  private static Map<String, String> attributes(SendMessageBatchRequestEntry entry) {
    Map<String, String> attributes = new HashMap<>();
    entry.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
    return attributes;
  }

  /** "SendMessageBatch" in the Amazon SQS API reference. */
  private void check(SendMessageBatchRequest request, Names names) {
    Set<String> ids = new HashSet<>();
    for (SendMessageBatchRequestEntry entry : request.entries()) {
      boolean ordered = entry.messageGroupId() != null && entry.messageDeduplicationId() != null;
      if (!ids.add(entry.id())
          || entry.messageBody().isEmpty()
          || entry.messageAttributes().size() > 10
          || ordered != names.fifo()) {
        broker.ledger().misused("an entry that SQS refuses: " + entry.id());
      }
    }
    if (ids.isEmpty() || ids.size() > MOST) {
      broker.ledger().misused("a batch of " + ids.size() + " messages");
    }
  }
}
