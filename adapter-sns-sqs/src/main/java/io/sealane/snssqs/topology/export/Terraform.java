package io.sealane.snssqs.topology.export;

import io.sealane.snssqs.json.Json;
import io.sealane.snssqs.topology.DesiredTopology;
import io.sealane.snssqs.topology.QueueResource;
import io.sealane.snssqs.topology.SubscriptionResource;
import io.sealane.snssqs.topology.TopicResource;
import io.sealane.snssqs.topology.policy.QueuePolicy;
import io.sealane.snssqs.topology.policy.RedrivePolicy;
import io.sealane.snssqs.topology.policy.TypeFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Terraform configuration in its JSON syntax ({@code sealane.tf.json}). Topics of others are not
 * in it, only their names. Queues are protected from being destroyed, because there may be messages
 * in them. For the AWS provider from 5.100.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/syntax/json">JSON configuration
 *     syntax</a>
 */
public final class Terraform {

  private static final String TOPIC = "aws_sns_topic";
  private static final String QUEUE = "aws_sqs_queue";
  private static final String POLICY = "aws_sqs_queue_policy";
  private static final String SUBSCRIPTION = "aws_sns_topic_subscription";

  /** The provider's names of attributes; it has none for the size of a topic's messages. */
  private static final Map<String, String> ARGUMENTS =
      Map.ofEntries(
          Map.entry("FifoTopic", "fifo_topic"),
          Map.entry("FifoQueue", "fifo_queue"),
          Map.entry("ContentBasedDeduplication", "content_based_deduplication"),
          Map.entry("FifoThroughputScope", "fifo_throughput_scope"),
          Map.entry("VisibilityTimeout", "visibility_timeout_seconds"),
          Map.entry("MessageRetentionPeriod", "message_retention_seconds"),
          Map.entry("ReceiveMessageWaitTimeSeconds", "receive_wait_time_seconds"),
          Map.entry("DeduplicationScope", "deduplication_scope"),
          Map.entry("FifoThroughputLimit", "fifo_throughput_limit"));

  private static final String SIZE = "MaximumMessageSize";

  private final DesiredTopology desired;
  private final Ids ids = new Ids(Terraform::identifier);
  private final Map<String, Map<String, Object>> resources = new LinkedHashMap<>();

  private Terraform(DesiredTopology desired) {
    this.desired = desired;
  }

  /** The configuration as JSON. */
  public static String of(DesiredTopology desired) {
    return new Terraform(desired).configuration();
  }

  private String configuration() {
    desired.topics().stream().filter(TopicResource::own).forEach(this::add);
    desired.queues().forEach(this::add);
    desired.subscriptions().forEach(this::add);
    Map<String, Object> configuration = new LinkedHashMap<>();
    if (desired.topics().stream().anyMatch(topic -> !topic.own())) {
      configuration.put("data", whereabouts());
    }
    configuration.put("resource", resources);
    return Json.pretty(configuration);
  }

  /** What the ARNs of others' topics are made of. */
  private static Map<String, Object> whereabouts() {
    Map<String, Object> here = Map.of("current", Map.of());
    Map<String, Object> data = new TreeMap<>();
    data.put("aws_caller_identity", here);
    data.put("aws_partition", here);
    data.put("aws_region", here);
    return data;
  }

  private void add(TopicResource topic) {
    Map<String, Object> arguments = arguments(topic.attributes());
    arguments.put("name", topic.name());
    put(TOPIC, topic.name(), arguments);
  }

  private void add(QueueResource queue) {
    Map<String, Object> arguments = arguments(queue.attributes());
    arguments.put("name", queue.name());
    arguments.put("max_message_size", Typed.of(queue.attributes().getOrDefault(SIZE, "")));
    arguments.put("lifecycle", Map.of("prevent_destroy", true));
    QueueResource.Redrive redrive = queue.redrive();
    if (redrive != null) {
      String target = queueArn(redrive.deadLetters());
      arguments.put(
          "redrive_policy", new RedrivePolicy(target, redrive.maxReceiveCount()).toJson());
    }
    put(QUEUE, queue.name(), arguments);
    if (!queue.senders().isEmpty()) {
      List<String> topics = queue.senders().stream().map(this::topicArn).toList();
      Map<String, Object> policy = new TreeMap<>();
      policy.put("queue_url", reference(QUEUE, queue.name(), "url"));
      policy.put("policy", Json.compact(new QueuePolicy(queueArn(queue.name()), topics).toTree()));
      put(POLICY, queue.name(), policy);
    }
  }

  private void add(SubscriptionResource subscription) {
    Map<String, Object> arguments = new TreeMap<>();
    arguments.put("protocol", "sqs");
    arguments.put("topic_arn", topicArn(subscription.topic()));
    arguments.put("endpoint", queueArn(subscription.queue()));
    arguments.put("raw_message_delivery", true);
    String undelivered = queueArn(subscription.undelivered());
    arguments.put("redrive_policy", new RedrivePolicy(undelivered, 0).toJson());
    TypeFilter filter = TypeFilter.of(subscription.types());
    if (!filter.isOpen()) {
      arguments.put("filter_policy", Json.compact(filter.toTree()));
      arguments.put("filter_policy_scope", "MessageAttributes");
    }
    arguments.put(
        "depends_on",
        List.of(
            POLICY + "." + ids.of(subscription.queue()),
            POLICY + "." + ids.of(subscription.undelivered())));
    put(SUBSCRIPTION, subscription.queue() + "-" + subscription.topic(), arguments);
  }

  private void put(String type, String name, Map<String, Object> arguments) {
    resources.computeIfAbsent(type, any -> new LinkedHashMap<>()).put(ids.of(name), arguments);
  }

  private String topicArn(String name) {
    return desired.topic(name).own()
        ? reference(TOPIC, name, "arn")
        : "arn:${data.aws_partition.current.partition}:sns:${data.aws_region.current.region}"
            + ":${data.aws_caller_identity.current.account_id}:"
            + name;
  }

  private String queueArn(String name) {
    return reference(QUEUE, name, "arn");
  }

  private String reference(String type, String name, String attribute) {
    return "${" + type + "." + ids.of(name) + "." + attribute + "}";
  }

  private static Map<String, Object> arguments(Map<String, String> attributes) {
    Map<String, Object> arguments = new TreeMap<>();
    attributes.forEach(
        (name, value) -> {
          String argument = ARGUMENTS.get(name);
          if (argument != null) {
            arguments.put(argument, Typed.of(value));
          }
        });
    return arguments;
  }

  private static String identifier(String name) {
    String id = name.replaceAll("[^A-Za-z0-9_-]", "_");
    return id.matches("[A-Za-z_].*") ? id : "_" + id;
  }
}
