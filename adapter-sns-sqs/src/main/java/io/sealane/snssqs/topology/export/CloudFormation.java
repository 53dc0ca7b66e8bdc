package io.sealane.snssqs.topology.export;

import io.sealane.snssqs.json.Json;
import io.sealane.snssqs.topology.DesiredTopology;
import io.sealane.snssqs.topology.QueueResource;
import io.sealane.snssqs.topology.SubscriptionResource;
import io.sealane.snssqs.topology.TopicResource;
import io.sealane.snssqs.topology.policy.QueuePolicy;
import io.sealane.snssqs.topology.policy.TypeFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A CloudFormation template. Topics of others are not in it, only their names. Queues stay when the
 * stack goes, because there may be messages in them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_SQS.html">Amazon
 *     SQS resource types</a>
 */
public final class CloudFormation {

  private final DesiredTopology desired;
  private final Ids ids = new Ids(CloudFormation::alphanumeric);
  private final Map<String, Object> resources = new LinkedHashMap<>();

  private CloudFormation(DesiredTopology desired) {
    this.desired = desired;
  }

  /** The template as JSON. */
  public static String of(DesiredTopology desired) {
    return new CloudFormation(desired).template();
  }

  private String template() {
    desired.topics().stream().filter(TopicResource::own).forEach(this::add);
    desired.queues().forEach(this::add);
    desired.subscriptions().forEach(this::add);
    Map<String, Object> template = new LinkedHashMap<>();
    template.put("AWSTemplateFormatVersion", "2010-09-09");
    template.put("Description", "Topics, queues and subscriptions that Sealane needs");
    template.put("Resources", resources);
    return Json.pretty(template);
  }

  private void add(TopicResource topic) {
    Map<String, Object> properties = typed(topic.attributes());
    properties.put("TopicName", topic.name());
    resources.put(topicId(topic.name()), resource("AWS::SNS::Topic", properties));
  }

  private void add(QueueResource queue) {
    Map<String, Object> properties = typed(queue.attributes());
    properties.put("QueueName", queue.name());
    QueueResource.Redrive redrive = queue.redrive();
    if (redrive != null) {
      Map<String, Object> policy = new TreeMap<>();
      policy.put("deadLetterTargetArn", queueArn(redrive.deadLetters()));
      policy.put("maxReceiveCount", redrive.maxReceiveCount());
      properties.put("RedrivePolicy", policy);
    }
    Map<String, Object> resource = resource("AWS::SQS::Queue", properties);
    resource.put("DeletionPolicy", "Retain");
    resource.put("UpdateReplacePolicy", "Retain");
    resources.put(queueId(queue.name()), resource);
    if (!queue.senders().isEmpty()) {
      resources.put(policyId(queue.name()), policy(queue));
    }
  }

  private Map<String, Object> policy(QueueResource queue) {
    List<?> topics = queue.senders().stream().map(this::topicArn).toList();
    Map<String, Object> properties = new TreeMap<>();
    properties.put("Queues", List.of(Map.of("Ref", queueId(queue.name()))));
    properties.put("PolicyDocument", new QueuePolicy(queueArn(queue.name()), topics).toTree());
    return resource("AWS::SQS::QueuePolicy", properties);
  }

  private void add(SubscriptionResource subscription) {
    Map<String, Object> properties = new TreeMap<>();
    properties.put("Protocol", "sqs");
    properties.put("TopicArn", topicArn(subscription.topic()));
    properties.put("Endpoint", queueArn(subscription.queue()));
    properties.put("RawMessageDelivery", true);
    properties.put(
        "RedrivePolicy", Map.of("deadLetterTargetArn", queueArn(subscription.undelivered())));
    TypeFilter filter = TypeFilter.of(subscription.types());
    if (!filter.isOpen()) {
      properties.put("FilterPolicy", filter.toTree());
      properties.put("FilterPolicyScope", "MessageAttributes");
    }
    Map<String, Object> resource = resource("AWS::SNS::Subscription", properties);
    resource.put(
        "DependsOn", List.of(policyId(subscription.queue()), policyId(subscription.undelivered())));
    resources.put(
        ids.of("subscription " + subscription.queue() + " to " + subscription.topic()), resource);
  }

  private Object topicArn(String name) {
    return desired.topic(name).own()
        ? Map.of("Ref", topicId(name))
        : Map.of("Fn::Sub", "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:" + name);
  }

  private Object queueArn(String name) {
    return Map.of("Fn::GetAtt", List.of(queueId(name), "Arn"));
  }

  private String topicId(String name) {
    return ids.of("topic " + name);
  }

  private String queueId(String name) {
    return ids.of("queue " + name);
  }

  private String policyId(String name) {
    return ids.of("policy " + name);
  }

  private static Map<String, Object> resource(String type, Map<String, Object> properties) {
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("Type", type);
    resource.put("Properties", properties);
    return resource;
  }

  /** Attributes have the names of properties; only their values are all text. */
  private static Map<String, Object> typed(Map<String, String> attributes) {
    Map<String, Object> properties = new TreeMap<>();
    attributes.forEach((name, value) -> properties.put(name, Typed.of(value)));
    return properties;
  }

  private static String alphanumeric(String name) {
    StringBuilder id = new StringBuilder();
    for (String word : name.split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return id.toString();
  }
}
