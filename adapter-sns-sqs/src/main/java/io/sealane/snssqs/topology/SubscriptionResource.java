package io.sealane.snssqs.topology;

import java.util.List;

/**
 * That SNS delivers a topic's messages to a queue, as they are (raw).
 *
 * @param topic the topic's name at SNS
 * @param queue the queue's name at SQS
 * @param types the type tags that are delivered, sorted; empty for all
 * @param undelivered the name of the queue for what SNS cannot deliver
 */
public record SubscriptionResource(
    String topic, String queue, List<String> types, String undelivered) {

  /** Copies the list. */
  public SubscriptionResource {
    types = List.copyOf(types);
  }
}
