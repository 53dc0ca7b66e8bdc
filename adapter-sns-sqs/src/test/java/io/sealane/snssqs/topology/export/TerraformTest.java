package io.sealane.snssqs.topology.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.snssqs.json.Json;
import io.sealane.snssqs.topology.DesiredTopology;
import io.sealane.snssqs.topology.Shop;
import io.sealane.snssqs.topology.SubscriptionResource;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.snssqs.topology.policy.RedrivePolicy;
import io.sealane.snssqs.topology.policy.TypeFilter;
import io.sealane.transport.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TerraformTest {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");

  private final DesiredTopology desired =
      DesiredTopology.of(Shop.TOPOLOGY, TopologySettings.DEFAULTS.withPrefix("9-"));
  private final String text = Terraform.of(desired);
  private final JsonNode root = Json.object(text).orElseThrow();
  private final JsonNode resources = root.path("resource");

  @Test
  void everyReferenceResolves() {
    List<String> references =
        REFERENCE.matcher(text).results().map(found -> found.group(1)).toList();
    assertThat(references).hasSizeGreaterThan(20).allSatisfy(this::resolves);
    resources
        .findValues("depends_on")
        .forEach(list -> list.forEach(one -> resolves(one.stringValue() + ".id")));
  }

  private void resolves(String reference) {
    String[] parts = reference.split("\\.");
    JsonNode found = root;
    if (!parts[0].equals("data")) {
      found = resources;
    }
    for (int i = 0; i < parts.length - 1; i++) {
      assertThat(found.has(parts[i])).as(reference).isTrue();
      found = found.path(parts[i]);
    }
    assertThat(parts[parts.length - 1])
        .isIn("arn", "url", "id", "partition", "region", "account_id");
  }

  /** The schemas of the AWS provider 6, as far as we are concerned. */
  @Test
  void argumentsAreThoseThatTheProviderHas() {
    Map<String, Set<String>> schemas =
        Map.of(
            "aws_sns_topic",
            Set.of("name", "fifo_topic", "content_based_deduplication", "fifo_throughput_scope"),
            "aws_sqs_queue",
            Set.of(
                "name",
                "fifo_queue",
                "content_based_deduplication",
                "deduplication_scope",
                "fifo_throughput_limit",
                "max_message_size",
                "message_retention_seconds",
                "receive_wait_time_seconds",
                "visibility_timeout_seconds",
                "redrive_policy",
                "lifecycle"),
            "aws_sqs_queue_policy",
            Set.of("queue_url", "policy"),
            "aws_sns_topic_subscription",
            Set.of(
                "protocol",
                "topic_arn",
                "endpoint",
                "raw_message_delivery",
                "redrive_policy",
                "filter_policy",
                "filter_policy_scope",
                "depends_on"));
    assertThat(resources.propertyNames()).containsExactlyInAnyOrderElementsOf(schemas.keySet());
    schemas.forEach(
        (type, arguments) ->
            resources
                .path(type)
                .forEach(one -> assertThat(arguments).containsAll(one.propertyNames())));
  }

  @Test
  void resourcesHaveNamesThatTerraformTakes() {
    for (JsonNode ofType : resources) {
      assertThat(ofType.propertyNames()).allMatch(id -> id.matches("[A-Za-z_][A-Za-z0-9_-]*"));
    }
  }

  @Test
  void everyQueueIsThereWithItsAttributes() {
    List<JsonNode> queues = resources.path("aws_sqs_queue").valueStream().toList();
    assertThat(queues).hasSameSizeAs(desired.queues());
    for (int i = 0; i < queues.size(); i++) {
      JsonNode queue = queues.get(i);
      var wanted = desired.queues().get(i);
      assertThat(queue.path("name").stringValue()).isEqualTo(wanted.name());
      assertThat(queue.path("visibility_timeout_seconds").longValue())
          .isEqualTo(wanted.visibility().toSeconds());
      assertThat(queue.path("message_retention_seconds").longValue())
          .isEqualTo(wanted.retention().toSeconds());
      assertThat(queue.path("fifo_queue").booleanValue(false)).isEqualTo(wanted.fifo());
      assertThat(queue.path("max_message_size").intValue()).isEqualTo(1_048_576);
      assertThat(queue.path("lifecycle").path("prevent_destroy").booleanValue()).isTrue();
      var redrive = wanted.redrive();
      if (redrive != null) {
        RedrivePolicy policy =
            RedrivePolicy.parse(queue.path("redrive_policy").stringValue()).orElseThrow();
        assertThat(policy.maxReceiveCount()).isEqualTo(redrive.maxReceiveCount());
        assertThat(named(policy.target())).isEqualTo(redrive.deadLetters());
      }
    }
  }

  @Test
  void policiesAndFiltersSayWhatIsWanted() {
    for (JsonNode policy : resources.path("aws_sqs_queue_policy")) {
      String queue = named(policy.path("queue_url").stringValue());
      List<String> senders = new ArrayList<>(desired.queue(queue).senders());
      String document = policy.path("policy").stringValue();
      JsonNode statement = Json.object(document).orElseThrow().path("Statement").path(0);
      List<String> sources = new ArrayList<>();
      statement
          .path("Condition")
          .path("ArnEquals")
          .path("aws:SourceArn")
          .forEach(one -> sources.add(named(one.stringValue())));
      assertThat(sources).isEqualTo(senders);
      assertThat(named(statement.path("Resource").stringValue())).isEqualTo(queue);
    }
    List<JsonNode> subscriptions =
        resources.path("aws_sns_topic_subscription").valueStream().toList();
    assertThat(subscriptions).hasSameSizeAs(desired.subscriptions());
    for (int i = 0; i < subscriptions.size(); i++) {
      SubscriptionResource wanted = desired.subscriptions().get(i);
      JsonNode found = subscriptions.get(i);
      assertThat(named(found.path("topic_arn").stringValue())).isEqualTo(wanted.topic());
      assertThat(named(found.path("endpoint").stringValue())).isEqualTo(wanted.queue());
      assertThat(
              TypeFilter.of(wanted.types())
                  .compare(found.path("filter_policy").stringValue(null), null))
          .isEqualTo(TypeFilter.Match.SAME);
    }
  }

  @Test
  void whoKnowsNoTopicsOfOthersNeedsNoData() {
    DesiredTopology own =
        DesiredTopology.of(
            new Topology(List.of(Shop.ORDERS), List.of(Shop.DELIVERY)), TopologySettings.DEFAULTS);
    assertThat(Json.object(Terraform.of(own)).orElseThrow().has("data")).isFalse();
    assertThat(root.path("data").size()).isEqualTo(3);
  }

  /** The name at the service of what a reference leads to. */
  private String named(String reference) {
    if (reference.contains("data.aws_partition")) {
      return reference.substring(reference.lastIndexOf(':') + 1);
    }
    MatchResult found = REFERENCE.matcher(reference).results().findFirst().orElseThrow();
    String[] parts = found.group(1).split("\\.");
    return resources.path(parts[0]).path(parts[1]).path("name").stringValue();
  }
}
