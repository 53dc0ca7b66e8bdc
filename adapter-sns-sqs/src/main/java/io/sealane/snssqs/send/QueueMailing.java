package io.sealane.snssqs.send;

import io.sealane.snssqs.call.AwsCalls;
import io.sealane.snssqs.call.SqsActions;
import io.sealane.transport.send.SendResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** Sends straight into a queue. */
public final class QueueMailing implements Mailing {

  private final AwsCalls calls;
  private final Supplier<CompletionStage<String>> url;

  /** Into the queue with that URL. */
  public QueueMailing(AwsCalls calls, Supplier<CompletionStage<String>> url) {
    this.calls = calls;
    this.url = url;
  }

  @Override
  public CompletionStage<List<SendResult>> send(List<Parcel> parcels) {
    return Posting.post(
        url,
        parcels,
        address -> calls.call(SqsActions.SEND, request(address, parcels)),
        this::read);
  }

  private static SendMessageBatchRequest request(String url, List<Parcel> parcels) {
    List<SendMessageBatchRequestEntry> entries = new ArrayList<>(parcels.size());
    for (Parcel parcel : parcels) {
      entries.add(
          SendMessageBatchRequestEntry.builder()
              .id(BatchReply.idOf(entries.size()))
              .messageBody(parcel.written().body())
              .messageAttributes(attributes(parcel.written().attributes()))
              .messageGroupId(parcel.group())
              .messageDeduplicationId(parcel.deduplication())
              .build());
    }
    return SendMessageBatchRequest.builder().queueUrl(url).entries(entries).build();
  }

  private static Map<String, MessageAttributeValue> attributes(Map<String, String> texts) {
    Map<String, MessageAttributeValue> attributes = new TreeMap<>();
    texts.forEach(
        (name, value) ->
            attributes.put(
                name,
                MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
    return attributes;
  }

  private void read(SendMessageBatchResponse response, BatchReply reply) {
    response.successful().forEach(entry -> reply.accepted(entry.id(), entry.messageId()));
    response.failed().forEach(entry -> reply.failed(entry.id(), entry.code(), entry.senderFault()));
  }
}
