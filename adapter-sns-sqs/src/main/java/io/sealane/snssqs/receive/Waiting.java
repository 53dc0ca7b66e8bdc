package io.sealane.snssqs.receive;

import io.sealane.transport.receive.Backlog;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** How much waits, which SQS knows approximately, within about a minute. */
final class Waiting {

  private static final QueueAttributeName READY = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
  private static final QueueAttributeName DELAYED =
      QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED;
  private static final QueueAttributeName IN_FLIGHT =
      QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;

  private Waiting() {}

  static GetQueueAttributesRequest request(String url) {
    return GetQueueAttributesRequest.builder()
        .queueUrl(url)
        .attributeNames(READY, DELAYED, IN_FLIGHT)
        .build();
  }

  static Backlog of(GetQueueAttributesResponse reply) {
    Map<QueueAttributeName, String> counts = reply.attributes();
    return new Backlog(count(counts, READY), count(counts, DELAYED), count(counts, IN_FLIGHT));
  }

  private static long count(Map<QueueAttributeName, String> counts, QueueAttributeName name) {
    String count = counts.getOrDefault(name, "0");
    return count.matches("[0-9]{1,18}") ? Long.parseLong(count) : 0;
  }
}
