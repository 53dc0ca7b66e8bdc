package io.sealane.snssqs.topology.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.snssqs.json.Json;
import io.sealane.snssqs.topology.DesiredTopology;
import io.sealane.snssqs.topology.QueueResource;
import io.sealane.snssqs.topology.Shop;
import io.sealane.snssqs.topology.SubscriptionResource;
import io.sealane.snssqs.topology.TopicResource;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.snssqs.topology.policy.TypeFilter;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CloudFormationTest {

  private static final TopologySettings SETTINGS =
      TopologySettings.DEFAULTS.withPrefix("shop-").withTopicMessageBytes(1_048_576);

  private final DesiredTopology desired = DesiredTopology.of(Shop.TOPOLOGY, SETTINGS);
  private final JsonNode resources =
      Json.object(CloudFormation.of(desired)).orElseThrow().path("Resources");

  @Test
  void everyOwnTopicIsThere() {
    List<TopicResource> own = desired.topics().stream().filter(TopicResource::own).toList();
    List<JsonNode> topics = ofType("AWS::SNS::Topic");
    assertThat(topics).hasSameSizeAs(own);
    for (int i = 0; i < own.size(); i++) {
      JsonNode properties = topics.get(i).path("Properties");
      assertThat(properties.path("TopicName").stringValue()).isEqualTo(own.get(i).name());
      own.get(i)
          .attributes()
          .forEach((name, value) -> assertThat(properties.path(name).asString()).isEqualTo(value));
      assertThat(properties.size()).isEqualTo(own.get(i).attributes().size() + 1);
    }
  }

  @Test
  void everyQueueIsThereWithItsAttributesAndOutlivesTheStack() {
    List<JsonNode> queues = ofType("AWS::SQS::Queue");
    assertThat(queues).hasSameSizeAs(desired.queues());
    for (int i = 0; i < queues.size(); i++) {
      QueueResource wanted = desired.queues().get(i);
      JsonNode properties = queues.get(i).path("Properties");
      assertThat(properties.path("QueueName").stringValue()).isEqualTo(wanted.name());
      wanted
          .attributes()
          .forEach((name, value) -> assertThat(properties.path(name).asString()).isEqualTo(value));
      assertThat(queues.get(i).path("DeletionPolicy").stringValue()).isEqualTo("Retain");
      QueueResource.Redrive redrive = wanted.redrive();
      if (redrive != null) {
        JsonNode policy = properties.path("RedrivePolicy");
        assertThat(policy.path("maxReceiveCount").intValue()).isEqualTo(redrive.maxReceiveCount());
        assertThat(named(policy.path("deadLetterTargetArn"))).isEqualTo(redrive.deadLetters());
      } else {
        assertThat(properties.has("RedrivePolicy")).isFalse();
      }
    }
  }

  @Test
  void aQueueLetsItsTopicsSendAndNoOthers() {
    List<QueueResource> open =
        desired.queues().stream().filter(queue -> !queue.senders().isEmpty()).toList();
    List<JsonNode> policies = ofType("AWS::SQS::QueuePolicy");
    assertThat(policies).hasSameSizeAs(open);
    for (int i = 0; i < open.size(); i++) {
      JsonNode properties = policies.get(i).path("Properties");
      JsonNode statement = properties.path("PolicyDocument").path("Statement").path(0);
      assertThat(named(properties.path("Queues").path(0))).isEqualTo(open.get(i).name());
      assertThat(named(statement.path("Resource"))).isEqualTo(open.get(i).name());
      List<String> sources = new ArrayList<>();
      statement
          .path("Condition")
          .path("ArnEquals")
          .path("aws:SourceArn")
          .forEach(one -> sources.add(named(one)));
      assertThat(sources).isEqualTo(open.get(i).senders());
    }
  }

  @Test
  void everySubscriptionIsThereAndWaitsForThePolicies() {
    List<JsonNode> subscriptions = ofType("AWS::SNS::Subscription");
    assertThat(subscriptions).hasSameSizeAs(desired.subscriptions());
    for (int i = 0; i < subscriptions.size(); i++) {
      SubscriptionResource wanted = desired.subscriptions().get(i);
      JsonNode properties = subscriptions.get(i).path("Properties");
      assertThat(named(properties.path("TopicArn"))).isEqualTo(wanted.topic());
      assertThat(named(properties.path("Endpoint"))).isEqualTo(wanted.queue());
      assertThat(named(properties.path("RedrivePolicy").path("deadLetterTargetArn")))
          .isEqualTo(wanted.undelivered());
      assertThat(properties.path("RawMessageDelivery").booleanValue()).isTrue();
      String filter =
          properties.has("FilterPolicy") ? Json.compact(properties.path("FilterPolicy")) : null;
      assertThat(TypeFilter.of(wanted.types()).compare(filter, null))
          .isEqualTo(TypeFilter.Match.SAME);
      assertThat(subscriptions.get(i).path("DependsOn").size()).isEqualTo(2);
    }
  }

  @Test
  void everyReferenceIsToSomethingInTheTemplate() {
    Set<String> known = new TreeSet<>(resources.propertyNames());
    List<String> referred = new ArrayList<>();
    resources.findValues("Ref").forEach(one -> referred.add(one.stringValue()));
    resources
        .findValues("Fn::GetAtt")
        .forEach(
            one -> {
              referred.add(one.path(0).stringValue());
              assertThat(one.path(1).stringValue()).isEqualTo("Arn");
            });
    resources
        .findValues("DependsOn")
        .forEach(list -> list.forEach(one -> referred.add(one.stringValue())));
    assertThat(referred).hasSizeGreaterThan(20).isSubsetOf(known);
    assertThat(known).allMatch(id -> id.matches("[A-Za-z0-9]{1,255}"));
  }

  @Test
  void namesThatWouldBeSpelledAlikeAreToldApart() {
    Topology alike =
        new Topology(
            List.of(),
            List.of(
                new QueueSpec("a-b", List.of(), Set.of(), false, Shop.LEASE),
                new QueueSpec("a_b", List.of(), Set.of(), false, Shop.LEASE)));
    JsonNode template =
        Json.object(CloudFormation.of(DesiredTopology.of(alike, SETTINGS))).orElseThrow();
    assertThat(template.path("Resources").size()).isEqualTo(4);
  }

  private List<JsonNode> ofType(String type) {
    return resources
        .valueStream()
        .filter(one -> one.path("Type").stringValue().equals(type))
        .toList();
  }

  /** The name at the service of what a reference leads to. */
  private String named(JsonNode reference) {
    if (reference.has("Fn::Sub")) {
      String arn = reference.path("Fn::Sub").stringValue();
      assertThat(arn).startsWith("arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:");
      return arn.substring(arn.lastIndexOf(':') + 1);
    }
    String id =
        reference.has("Ref")
            ? reference.path("Ref").stringValue()
            : reference.path("Fn::GetAtt").path(0).stringValue();
    JsonNode properties = resources.path(id).path("Properties");
    return properties.path(properties.has("TopicName") ? "TopicName" : "QueueName").stringValue();
  }
}
