package io.sealane.spring.aws;

import io.sealane.error.ConfigurationException;
import io.sealane.snssqs.SnsSqsTransport;
import io.sealane.snssqs.topology.TopologySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.util.unit.DataSize;

/** Applies to a transport what the properties say; tells of all values that it does not take. */
final class SnsSqsSettings {

  private final SnsSqsProperties properties;
  private final List<String> problems = new ArrayList<>();

  SnsSqsSettings(SnsSqsProperties properties) {
    this.properties = properties;
  }

  /**
   * The same transport with all that.
   *
   * @throws ConfigurationException with every value that cannot be
   */
  SnsSqsTransport apply(SnsSqsTransport transport) {
    TopologySettings topology = topology();
    SnsSqsTransport changed = transport.withTopology(topology);
    changed = set("long-poll", changed, one -> one.withLongPoll(properties.longPoll()));
    if (properties.fairQueues()) {
      changed = changed.withFairQueues();
    }
    for (Map.Entry<String, List<String>> direct : properties.direct().entrySet()) {
      changed = changed.withDirect(direct.getKey(), direct.getValue().toArray(String[]::new));
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException("the transport over SNS and SQS", problems);
    }
    return changed;
  }

  private TopologySettings topology() {
    TopologySettings settings =
        TopologySettings.DEFAULTS
            .withMode(properties.topology())
            .withHighThroughput(properties.highThroughput());
    settings = set("prefix", settings, one -> one.withPrefix(properties.prefix()));
    String account = properties.account();
    if (account != null) {
      settings = set("account", settings, one -> one.withAccount(account));
    }
    settings = set("retention", settings, one -> one.withRetention(properties.retention()));
    settings =
        set(
            "dead-letter-retention",
            settings,
            one -> one.withDeadLetterRetention(properties.deadLetterRetention()));
    settings =
        set(
            "topic-message-size",
            settings,
            one -> one.withTopicMessageBytes((int) properties.topicMessageSize().toBytes()));
    for (Map.Entry<String, DataSize> size : properties.messageSize().entrySet()) {
      String topic = size.getKey();
      settings =
          set(
              "message-size." + topic,
              settings,
              one -> one.withTopicMessageBytes(topic, (int) size.getValue().toBytes()));
    }
    return settings;
  }

  private <T> T set(String property, T to, UnaryOperator<T> setter) {
    try {
      return setter.apply(to);
    } catch (IllegalArgumentException e) {
      problems.add("sealane.sns-sqs." + property + ": " + e.getMessage());
      return to;
    }
  }
}
