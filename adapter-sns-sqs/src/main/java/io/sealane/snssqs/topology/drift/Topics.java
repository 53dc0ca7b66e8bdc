package io.sealane.snssqs.topology.drift;

import io.sealane.snssqs.call.SnsActions;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Topic;

/** What is asked of SNS about topics and subscriptions. */
final class Topics {

  private final Admin admin;

  Topics(Admin admin) {
    this.admin = admin;
  }

  Optional<Map<String, String>> attributes(String arn) {
    return admin
        .find(SnsActions.GET_ATTRIBUTES, GetTopicAttributesRequest.builder().topicArn(arn).build())
        .map(reply -> reply.attributes());
  }

  /** Whether it is certainly there; who may not look sees nothing. */
  boolean exists(String arn) {
    try {
      return attributes(arn).isPresent();
    } catch (Refused e) {
      return false;
    }
  }

  /** Some topic of the account, if there is one. */
  Optional<String> any() {
    return admin.ask(SnsActions.LIST, ListTopicsRequest.builder().build()).topics().stream()
        .map(Topic::topicArn)
        .findFirst();
  }

  String create(String name, Map<String, String> attributes) {
    return admin
        .ask(
            SnsActions.CREATE,
            CreateTopicRequest.builder().name(name).attributes(attributes).build())
        .topicArn();
  }

  void set(String arn, String attribute, String value) {
    admin.ask(
        SnsActions.SET_ATTRIBUTES,
        SetTopicAttributesRequest.builder()
            .topicArn(arn)
            .attributeName(attribute)
            .attributeValue(value)
            .build());
  }

  /** The ARN of the subscription of a queue to a topic, if there is one. */
  Optional<String> subscription(String topicArn, String queueArn) {
    @Nullable String next = null;
    do {
      Optional<ListSubscriptionsByTopicResponse> page =
          admin.find(
              SnsActions.LIST_SUBSCRIPTIONS,
              ListSubscriptionsByTopicRequest.builder().topicArn(topicArn).nextToken(next).build());
      Optional<String> found =
          page.stream()
              .flatMap(reply -> reply.subscriptions().stream())
              .filter(one -> "sqs".equals(one.protocol()) && queueArn.equals(one.endpoint()))
              .map(Subscription::subscriptionArn)
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
      next = page.map(ListSubscriptionsByTopicResponse::nextToken).orElse(null);
    } while (next != null && !next.isEmpty());
    return Optional.empty();
  }

  Optional<Map<String, String>> subscriptionAttributes(String arn) {
    return admin
        .find(
            SnsActions.GET_SUBSCRIPTION,
            GetSubscriptionAttributesRequest.builder().subscriptionArn(arn).build())
        .map(reply -> reply.attributes());
  }

  void subscribe(String topicArn, String queueArn, Map<String, String> attributes) {
    admin.ask(
        SnsActions.SUBSCRIBE,
        SubscribeRequest.builder()
            .topicArn(topicArn)
            .protocol("sqs")
            .endpoint(queueArn)
            .attributes(attributes)
            .build());
  }

  void setSubscription(String arn, String attribute, String value) {
    admin.ask(
        SnsActions.SET_SUBSCRIPTION,
        SetSubscriptionAttributesRequest.builder()
            .subscriptionArn(arn)
            .attributeName(attribute)
            .attributeValue(value)
            .build());
  }
}
