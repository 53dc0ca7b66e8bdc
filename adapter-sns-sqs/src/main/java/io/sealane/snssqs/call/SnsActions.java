package io.sealane.snssqs.call;

import io.sealane.snssqs.call.Action.Sns;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.CreateTopicResponse;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.ListTopicsRequest;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesRequest;
import software.amazon.awssdk.services.sns.model.SetTopicAttributesResponse;
import software.amazon.awssdk.services.sns.model.SubscribeRequest;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;

/** What Sealane asks of Amazon SNS. */
public final class SnsActions {

  /** Publishes up to ten messages. */
  public static final Action<PublishBatchRequest, PublishBatchResponse> PUBLISH =
      new Sns<>("PublishBatch", SnsAsyncClient::publishBatch, SnsClient::publishBatch);

  /** Makes a topic. */
  public static final Action<CreateTopicRequest, CreateTopicResponse> CREATE =
      new Sns<>("CreateTopic", SnsAsyncClient::createTopic, SnsClient::createTopic);

  /** Lists topics, a hundred at a time. */
  public static final Action<ListTopicsRequest, ListTopicsResponse> LIST =
      new Sns<>("ListTopics", SnsAsyncClient::listTopics, SnsClient::listTopics);

  /** Reads what a topic is. */
  public static final Action<GetTopicAttributesRequest, GetTopicAttributesResponse> GET_ATTRIBUTES =
      new Sns<>(
          "GetTopicAttributes", SnsAsyncClient::getTopicAttributes, SnsClient::getTopicAttributes);

  /** Changes what a topic is. */
  public static final Action<SetTopicAttributesRequest, SetTopicAttributesResponse> SET_ATTRIBUTES =
      new Sns<>(
          "SetTopicAttributes", SnsAsyncClient::setTopicAttributes, SnsClient::setTopicAttributes);

  /** Lets a topic deliver into a queue. */
  public static final Action<SubscribeRequest, SubscribeResponse> SUBSCRIBE =
      new Sns<>("Subscribe", SnsAsyncClient::subscribe, SnsClient::subscribe);

  /** Lists where a topic delivers to, a hundred at a time. */
  public static final Action<ListSubscriptionsByTopicRequest, ListSubscriptionsByTopicResponse>
      LIST_SUBSCRIPTIONS =
          new Sns<>(
              "ListSubscriptionsByTopic",
              SnsAsyncClient::listSubscriptionsByTopic,
              SnsClient::listSubscriptionsByTopic);

  /** Reads how a topic delivers into a queue. */
  public static final Action<GetSubscriptionAttributesRequest, GetSubscriptionAttributesResponse>
      GET_SUBSCRIPTION =
          new Sns<>(
              "GetSubscriptionAttributes",
              SnsAsyncClient::getSubscriptionAttributes,
              SnsClient::getSubscriptionAttributes);

  /** Changes how a topic delivers into a queue. */
  public static final Action<SetSubscriptionAttributesRequest, SetSubscriptionAttributesResponse>
      SET_SUBSCRIPTION =
          new Sns<>(
              "SetSubscriptionAttributes",
              SnsAsyncClient::setSubscriptionAttributes,
              SnsClient::setSubscriptionAttributes);

  private SnsActions() {}
}
