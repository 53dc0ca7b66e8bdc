package io.sealane.snssqs.topology.drift;

import io.sealane.snssqs.call.SqsActions;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;

/** What is asked of SQS about queues. */
final class Queues {

  private final Admin admin;

  Queues(Admin admin) {
    this.admin = admin;
  }

  Optional<String> url(String name) {
    return admin
        .find(SqsActions.GET_URL, GetQueueUrlRequest.builder().queueName(name).build())
        .map(reply -> reply.queueUrl());
  }

  /** Whether it is certainly there; who may not look sees nothing. */
  boolean exists(String name) {
    try {
      return url(name).isPresent();
    } catch (Refused e) {
      return false;
    }
  }

  Optional<Map<String, String>> attributes(String url) {
    return admin
        .find(
            SqsActions.GET_ATTRIBUTES,
            GetQueueAttributesRequest.builder()
                .queueUrl(url)
                .attributeNames(QueueAttributeName.ALL)
                .build())
        .map(reply -> reply.attributesAsStrings());
  }

  String create(String name, Map<String, String> attributes) {
    return admin
        .ask(
            SqsActions.CREATE,
            CreateQueueRequest.builder().queueName(name).attributesWithStrings(attributes).build())
        .queueUrl();
  }

  void set(String url, String attribute, String value) {
    admin.ask(
        SqsActions.SET_ATTRIBUTES,
        SetQueueAttributesRequest.builder()
            .queueUrl(url)
            .attributesWithStrings(Map.of(attribute, value))
            .build());
  }
}
