package io.sealane.snssqs.send;

import io.sealane.snssqs.call.AwsCalls;
import io.sealane.snssqs.call.SnsActions;
import io.sealane.transport.send.SendResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;

/** Publishes to a topic. */
final class TopicMailing implements Mailing {

  private final AwsCalls calls;
  private final Supplier<CompletionStage<String>> arn;

  TopicMailing(AwsCalls calls, Supplier<CompletionStage<String>> arn) {
    this.calls = calls;
    this.arn = arn;
  }

  @Override
  public CompletionStage<List<SendResult>> send(List<Parcel> parcels) {
    return Posting.post(
        arn,
        parcels,
        address -> calls.call(SnsActions.PUBLISH, request(address, parcels)),
        TopicMailing::read);
  }

  private static PublishBatchRequest request(String arn, List<Parcel> parcels) {
    List<PublishBatchRequestEntry> entries = new ArrayList<>(parcels.size());
    for (Parcel parcel : parcels) {
      entries.add(
          PublishBatchRequestEntry.builder()
              .id(BatchReply.idOf(entries.size()))
              .message(parcel.written().body())
              .messageAttributes(attributes(parcel.written().attributes()))
              .messageGroupId(parcel.group())
              .messageDeduplicationId(parcel.deduplication())
              .build());
    }
    return PublishBatchRequest.builder().topicArn(arn).publishBatchRequestEntries(entries).build();
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

  private static void read(PublishBatchResponse response, BatchReply reply) {
    response.successful().forEach(entry -> reply.accepted(entry.id(), entry.messageId()));
    response.failed().forEach(entry -> reply.failed(entry.id(), entry.code(), entry.senderFault()));
  }
}
