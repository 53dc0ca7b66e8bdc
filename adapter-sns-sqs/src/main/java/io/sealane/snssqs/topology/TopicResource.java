package io.sealane.snssqs.topology;

import java.util.Map;
import java.util.TreeMap;

/**
 * An SNS topic as it should be.
 *
 * @param name its name at SNS
 * @param fifo whether it keeps order
 * @param own whether this application publishes to it; other topics belong to somebody else, who
 *     decides about their attributes
 * @param highThroughput for a FIFO topic, whether its rate is limited per message group
 * @param maxMessageBytes the most bytes of a message
 */
public record TopicResource(
    String name, boolean fifo, boolean own, boolean highThroughput, int maxMessageBytes) {

  /** The attributes by SNS's names; what is at SNS's default is left out. */
  public Map<String, String> attributes() {
    Map<String, String> attributes = new TreeMap<>();
    if (fifo) {
      attributes.put("FifoTopic", "true");
      attributes.put("ContentBasedDeduplication", "false");
      attributes.put("FifoThroughputScope", highThroughput ? "MessageGroup" : "Topic");
    }
    if (maxMessageBytes != Limits.TOPIC_MESSAGE_BYTES) {
      attributes.put("MaximumMessageSize", Integer.toString(maxMessageBytes));
    }
    return attributes;
  }
}
