package io.sealane.snssqs.topology.iam;

import io.sealane.snssqs.topology.AwsPlace;
import io.sealane.snssqs.topology.DesiredTopology;
import io.sealane.snssqs.topology.QueueResource;
import io.sealane.snssqs.topology.QueueResource.Purpose;
import io.sealane.snssqs.topology.SubscriptionResource;
import io.sealane.snssqs.topology.TopicResource;
import io.sealane.snssqs.topology.TopologyMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The least that each role needs, which depends on what a start asks. IAM knows no actions for
 * batches: who may publish may publish ten at once.
 */
final class RolePolicies {

  /** SNS's actions on a subscription, and its list, cannot be narrowed to a resource. */
  private static final List<String> ANY = List.of("*");

  private final DesiredTopology desired;
  private final AwsPlace place;
  private final TopologyMode mode;
  private final boolean searching;
  private final List<PolicyStatement> statements = new ArrayList<>();

  private RolePolicies(
      DesiredTopology desired, AwsPlace place, TopologyMode mode, boolean searching) {
    this.desired = desired;
    this.place = place;
    this.mode = mode;
    this.searching = searching;
  }

  /**
   * The document of a role for an application that starts in that mode.
   *
   * @param searching whether topics have to be looked for, because the account is not said
   */
  static PolicyDocument of(
      Role role, DesiredTopology desired, AwsPlace place, TopologyMode mode, boolean searching) {
    RolePolicies policies = new RolePolicies(desired, place, mode, searching);
    switch (role) {
      case PUBLISHER -> policies.publisher();
      case CONSUMER -> policies.consumer();
      case OPERATOR -> policies.operator();
      case DEPLOYER -> policies.deployer();
    }
    return new PolicyDocument(policies.statements);
  }

  private void publisher() {
    List<String> own = topics(desired.topics().stream().filter(TopicResource::own));
    allow("Publish", own, "sns:Publish");
    search(own);
    if (mode == TopologyMode.VERIFY) {
      allow("VerifyTopics", own, "sns:GetTopicAttributes");
    }
    List<String> direct = desired.direct().stream().map(place::queueArn).toList();
    allow("Send", direct, "sqs:SendMessage");
    if (mode != TopologyMode.NONE) {
      allow("Find", direct, "sqs:GetQueueUrl");
    }
  }

  private void consumer() {
    allow(
        "Consume",
        queues(Purpose.WORK),
        "sqs:ReceiveMessage",
        "sqs:DeleteMessage",
        "sqs:ChangeMessageVisibility",
        "sqs:GetQueueAttributes");
    allow("GiveUp", queues(Purpose.DEAD_LETTERS), "sqs:SendMessage");
    if (mode != TopologyMode.NONE) {
      allow("Find", queues(Purpose.WORK, Purpose.DEAD_LETTERS), "sqs:GetQueueUrl");
    }
    if (mode == TopologyMode.VERIFY) {
      allow("VerifyQueues", queues(Purpose.values()), "sqs:GetQueueUrl", "sqs:GetQueueAttributes");
      allow(
          "VerifyTopics",
          subscribedTopics(),
          "sns:GetTopicAttributes",
          "sns:ListSubscriptionsByTopic");
      if (!desired.subscriptions().isEmpty()) {
        allow("VerifySubscriptions", ANY, "sns:GetSubscriptionAttributes");
      }
    }
  }

  private void operator() {
    allow(
        "DeadLetters",
        queues(Purpose.DEAD_LETTERS),
        "sqs:ReceiveMessage",
        "sqs:DeleteMessage",
        "sqs:ChangeMessageVisibility",
        "sqs:GetQueueAttributes",
        "sqs:StartMessageMoveTask",
        "sqs:ListMessageMoveTasks",
        "sqs:CancelMessageMoveTask");
    allow("SendBack", queues(Purpose.WORK), "sqs:SendMessage", "sqs:GetQueueAttributes");
    if (mode != TopologyMode.NONE) {
      allow("Find", queues(Purpose.WORK, Purpose.DEAD_LETTERS), "sqs:GetQueueUrl");
    }
  }

  private void deployer() {
    allow(
        "Queues",
        queues(Purpose.values()),
        "sqs:CreateQueue",
        "sqs:GetQueueUrl",
        "sqs:GetQueueAttributes",
        "sqs:SetQueueAttributes");
    List<String> all = topics(desired.topics().stream());
    allow("Topics", all, "sns:CreateTopic", "sns:GetTopicAttributes");
    search(all);
    allow(
        "OwnTopics",
        topics(desired.topics().stream().filter(TopicResource::own)),
        "sns:SetTopicAttributes");
    allow("Subscribe", subscribedTopics(), "sns:Subscribe", "sns:ListSubscriptionsByTopic");
    if (!desired.subscriptions().isEmpty()) {
      allow("Subscriptions", ANY, "sns:GetSubscriptionAttributes", "sns:SetSubscriptionAttributes");
    }
  }

  /** SNS has no way to ask for one topic by its name. */
  private void search(List<String> topics) {
    if (searching && !topics.isEmpty()) {
      allow("FindTopics", ANY, "sns:ListTopics");
    }
  }

  private void allow(String sid, List<String> resources, String... actions) {
    if (!resources.isEmpty()) {
      statements.add(new PolicyStatement(sid, List.of(actions), resources));
    }
  }

  private List<String> queues(Purpose... purposes) {
    List<Purpose> wanted = List.of(purposes);
    return desired.queues().stream()
        .filter(queue -> wanted.contains(queue.purpose()))
        .map(QueueResource::name)
        .map(place::queueArn)
        .toList();
  }

  private List<String> subscribedTopics() {
    return desired.subscriptions().stream()
        .map(SubscriptionResource::topic)
        .distinct()
        .map(place::topicArn)
        .toList();
  }

  private List<String> topics(Stream<TopicResource> topics) {
    return topics.map(TopicResource::name).map(place::topicArn).toList();
  }
}
