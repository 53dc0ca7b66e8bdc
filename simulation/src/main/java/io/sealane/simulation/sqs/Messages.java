package io.sealane.simulation.sqs;

import io.sealane.simulation.broker.SimDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Messages as SQS gives them. */
final class Messages {

  private Messages() {}

  static Message of(SimDelivery delivery, boolean fifo) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    delivery
        .attributes()
        .forEach(
            (name, value) ->
                attributes.put(
                    name,
                    MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
    return Message.builder()
        .messageId(delivery.messageId())
        .receiptHandle(delivery.handle())
        .body(new String(delivery.body(), StandardCharsets.UTF_8))
        .messageAttributes(attributes)
        .attributes(system(delivery, fifo))
        .build();
  }

  private static Map<MessageSystemAttributeName, String> system(
      SimDelivery delivery, boolean fifo) {
    Map<MessageSystemAttributeName, String> system =
        new EnumMap<>(MessageSystemAttributeName.class);
    system.put(
        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
        Integer.toString(delivery.receiveCount()));
    Instant sentAt = delivery.sentAt();
    if (sentAt != null) {
      system.put(MessageSystemAttributeName.SENT_TIMESTAMP, Long.toString(sentAt.toEpochMilli()));
    }
    if (fifo) {
      String key = delivery.key();
      system.put(
          MessageSystemAttributeName.MESSAGE_GROUP_ID, key == null ? delivery.eventId() : key);
      system.put(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, delivery.eventId());
    }
    return system;
  }
}
