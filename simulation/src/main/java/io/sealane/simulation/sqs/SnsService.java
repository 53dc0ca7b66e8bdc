package io.sealane.simulation.sqs;

import io.sealane.codec.MessageAttributes;
import io.sealane.simulation.broker.SimBroker;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;

/** What SNS does with what is published. */
final class SnsService {

  /** Where the adapter says the key of an event, which is what its order has to be kept within. */
  static final String KEY = "sealane-key";

  private final SimBroker broker;
  private final Trouble trouble;

  SnsService(SimBroker broker, Trouble trouble) {
    this.broker = broker;
    this.trouble = trouble;
  }

  Reply<PublishBatchResponse> publish(PublishBatchRequest request) {
    Names topic = Names.of(request.topicArn());
    check(request, topic);
    return new Reply<>(
        reply ->
            reply.accept(
                broker.hasTopic(topic.name(), topic.fifo())
                    ? CompletableFuture.completedStage(take(request, topic))
                    : CompletableFuture.failedStage(trouble.missing())),
        trouble);
  }

  /** The entries of a reply come in any order, here in the other one; of some it does not speak. */
  private PublishBatchResponse take(PublishBatchRequest request, Names topic) {
    List<PublishBatchResultEntry> done = new ArrayList<>();
    List<BatchResultErrorEntry> failed = new ArrayList<>();
    for (PublishBatchRequestEntry entry : request.publishBatchRequestEntries()) {
      EntryFate fate = EntryFate.of(broker.faults(), FaultKind.SEND_ENTRY_FAILED);
      if (fate.isDone()) {
        String id = take(entry, topic);
        done.add(PublishBatchResultEntry.builder().id(entry.id()).messageId(id).build());
      } else {
        failed.add(
            BatchResultErrorEntry.builder()
                .id(entry.id())
                .code(fate.code())
                .senderFault(false)
                .build());
      }
      if (fate == EntryFate.DONE_IN_SILENCE) {
        done.remove(done.size() - 1);
      }
    }
    Collections.reverse(done);
    return PublishBatchResponse.builder().successful(done).failed(failed).build();
  }

  private String take(PublishBatchRequestEntry entry, Names topic) {
    Map<String, String> attributes = new HashMap<>();
    entry.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
    OutgoingMessage message =
        new OutgoingMessage(
            attributes.getOrDefault(MessageAttributes.ID, ""),
            attributes.get(KEY),
            entry.message().getBytes(StandardCharsets.UTF_8),
            attributes);
    return broker.accept(
        topic.name(),
        message,
        Objects.requireNonNullElse(entry.messageGroupId(), ""),
        Objects.requireNonNullElse(entry.messageDeduplicationId(), ""));
  }

  /** "PublishBatch" in the Amazon SNS API reference. */
  private void check(PublishBatchRequest request, Names topic) {
    List<PublishBatchRequestEntry> entries = request.publishBatchRequestEntries();
    SendLimits limits = broker.settings().capabilities().sending();
    Set<String> ids = new HashSet<>();
    long bytes = 0;
    for (PublishBatchRequestEntry entry : entries) {
      long size = size(entry);
      bytes += size;
      boolean ordered = entry.messageGroupId() != null && entry.messageDeduplicationId() != null;
      if (!ids.add(entry.id())
          || size > limits.maxMessageBytes()
          || entry.message().isEmpty()
          || entry.messageAttributes().size() > 10
          || ordered != topic.fifo()) {
        broker.ledger().misused("an entry that SNS refuses, of " + size + " bytes");
      }
    }
    if (entries.isEmpty()
        || entries.size() > limits.maxBatchCount()
        || bytes > limits.maxBatchBytes()) {
      broker.ledger().misused("a batch of " + entries.size() + " messages, " + bytes + " bytes");
    }
  }

  private static long size(PublishBatchRequestEntry entry) {
    long[] bytes = {utf8(entry.message())};
    entry
        .messageAttributes()
        .forEach(
            (name, value) ->
                bytes[0] += utf8(name) + utf8(value.dataType()) + utf8(value.stringValue()));
    return bytes[0];
  }

  private static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
