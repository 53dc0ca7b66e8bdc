package io.sealane.snssqs.topology;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is left to choose about topics and queues. Immutable.
 *
 * @param mode what a start does
 * @param prefix what every name begins with, up to 40 of {@code A-Z a-z 0-9 _ -}; may be empty
 * @param account the account's twelve digits, or null to learn them from the services; has to be
 *     said where they are not asked
 * @param retention for how long a queue keeps what nobody handles, 60 s to 14 d
 * @param deadLetterRetention for how long dead letters are kept, 60 s to 14 d. At a standard queue
 *     it counts from when the message was first sent
 * @param highThroughput whether FIFO topics and queues limit their rate per message group, and
 *     deduplicate per group
 * @param topicMessageBytes the most bytes of a message to a topic, 1 KiB to 1 MiB. Above 256 KiB a
 *     topic has at most 100 subscriptions
 * @param exceptions by the name of a topic, the same where it is another number
 */
public record TopologySettings(
    TopologyMode mode,
    String prefix,
    @Nullable String account,
    Duration retention,
    Duration deadLetterRetention,
    boolean highThroughput,
    int topicMessageBytes,
    Map<String, Integer> exceptions) {

  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_-]{0,40}");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  /** Verify; no prefix; four days, dead letters fourteen; high throughput; 256 KiB. */
  public static final TopologySettings DEFAULTS =
      new TopologySettings(
          TopologyMode.VERIFY,
          "",
          null,
          Duration.ofDays(4),
          Limits.MAX_RETENTION,
          true,
          Limits.TOPIC_MESSAGE_BYTES,
          Map.of());

  /** Checks the ranges. */
  public TopologySettings {
    require(
        PREFIX.matcher(prefix).matches(),
        "a prefix is up to 40 of A-Z a-z 0-9 _ -, not '" + prefix + "'");
    require(
        account == null || ACCOUNT.matcher(account).matches(),
        "an account is twelve digits, not '" + account + "'");
    requireRetention(retention);
    requireRetention(deadLetterRetention);
    requireMessageBytes(topicMessageBytes);
    exceptions = Map.copyOf(exceptions);
    exceptions.values().forEach(TopologySettings::requireMessageBytes);
  }

  /** The same in that mode. */
  public TopologySettings withMode(TopologyMode mode) {
    return new TopologySettings(
        mode,
        prefix,
        account,
        retention,
        deadLetterRetention,
        highThroughput,
        topicMessageBytes,
        exceptions);
  }

  /** The same with names that begin so. */
  public TopologySettings withPrefix(String prefix) {
    return new TopologySettings(
        mode,
        prefix,
        account,
        retention,
        deadLetterRetention,
        highThroughput,
        topicMessageBytes,
        exceptions);
  }

  /** The same in that account. */
  public TopologySettings withAccount(String account) {
    return new TopologySettings(
        mode,
        prefix,
        account,
        retention,
        deadLetterRetention,
        highThroughput,
        topicMessageBytes,
        exceptions);
  }

  /** The same with queues that keep messages so long. */
  public TopologySettings withRetention(Duration retention) {
    return new TopologySettings(
        mode,
        prefix,
        account,
        retention,
        deadLetterRetention,
        highThroughput,
        topicMessageBytes,
        exceptions);
  }

  /** The same with dead letters that are kept so long. */
  public TopologySettings withDeadLetterRetention(Duration deadLetterRetention) {
    return new TopologySettings(
        mode,
        prefix,
        account,
        retention,
        deadLetterRetention,
        highThroughput,
        topicMessageBytes,
        exceptions);
  }

  /** The same with or without FIFO's high throughput. */
  public TopologySettings withHighThroughput(boolean highThroughput) {
    return new TopologySettings(
        mode,
        prefix,
        account,
        retention,
        deadLetterRetention,
        highThroughput,
        topicMessageBytes,
        exceptions);
  }

  /** The most bytes of a message to the topic of that name. */
  public int topicMessageBytes(String topic) {
    return exceptions.getOrDefault(topic, topicMessageBytes);
  }

  /** The same with topics that take messages of so many bytes, but for those named otherwise. */
  public TopologySettings withTopicMessageBytes(int topicMessageBytes) {
    return new TopologySettings(
        mode,
        prefix,
        account,
        retention,
        deadLetterRetention,
        highThroughput,
        topicMessageBytes,
        exceptions);
  }

  /** The same with one topic that takes messages of so many bytes, whatever the others take. */
  public TopologySettings withTopicMessageBytes(String topic, int bytes) {
    Map<String, Integer> exceptions = new HashMap<>(this.exceptions);
    exceptions.put(topic, bytes);
    return new TopologySettings(
        mode,
        prefix,
        account,
        retention,
        deadLetterRetention,
        highThroughput,
        topicMessageBytes,
        exceptions);
  }

  private static void requireMessageBytes(int bytes) {
    require(
        bytes >= Limits.MIN_MESSAGE_BYTES && bytes <= Limits.MAX_MESSAGE_BYTES,
        "a topic's messages may have 1,024 to 1,048,576 bytes, not " + bytes);
  }

  private static void requireRetention(Duration retention) {
    require(
        retention.compareTo(Limits.MIN_RETENTION) >= 0
            && retention.compareTo(Limits.MAX_RETENTION) <= 0,
        "a queue keeps messages for 60 s to 14 d, not " + retention);
  }

  private static void require(boolean fulfilled, String otherwise) {
    if (!fulfilled) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
