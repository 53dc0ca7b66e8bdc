package io.sealane.snssqs.topology.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.snssqs.json.Json;
import io.sealane.snssqs.topology.AwsPlace;
import io.sealane.snssqs.topology.DesiredTopology;
import io.sealane.snssqs.topology.Shop;
import io.sealane.snssqs.topology.TopologyMode;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.transport.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RolePoliciesTest {

  private static final AwsPlace PLACE = new AwsPlace("aws", "eu-central-1", "123456789012");

  private final DesiredTopology desired =
      DesiredTopology.of(Shop.TOPOLOGY, TopologySettings.DEFAULTS);

  @Test
  void aPublisherThatAsksNothingMayPublishToItsTopicsAndNothingElse() {
    assertThat(PolicyDocument.of(Role.PUBLISHER, desired, PLACE, TopologyMode.NONE).toJson())
        .isEqualToIgnoringNewLines(
            """
            {
              "Version" : "2012-10-17",
              "Statement" : [ {
                "Action" : [ "sns:Publish" ],
                "Effect" : "Allow",
                "Resource" : [ "arn:aws:sns:eu-central-1:123456789012:mails", \
            "arn:aws:sns:eu-central-1:123456789012:orders.fifo" ],
                "Sid" : "Publish"
              } ]
            }
            """);
  }

  @Test
  void aConsumerThatAsksNothingMayReceiveAndGiveUp() {
    PolicyDocument document = PolicyDocument.of(Role.CONSUMER, desired, PLACE, TopologyMode.NONE);
    assertThat(document.actions())
        .containsExactly(
            "sqs:ChangeMessageVisibility",
            "sqs:DeleteMessage",
            "sqs:GetQueueAttributes",
            "sqs:ReceiveMessage",
            "sqs:SendMessage");
    assertThat(document.statements())
        .filteredOn(statement -> statement.actions().contains("sqs:SendMessage"))
        .singleElement()
        .extracting(PolicyStatement::resources)
        .isEqualTo(
            List.of(
                "arn:aws:sqs:eu-central-1:123456789012:audit-dead",
                "arn:aws:sqs:eu-central-1:123456789012:delivery-dead.fifo"));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void nobodyButTheDeployerMayCreateOrChangeAnything(Role role) {
    for (TopologyMode mode : TopologyMode.values()) {
      boolean changes =
          PolicyDocument.of(role, desired, PLACE, mode).actions().stream()
              .anyMatch(action -> action.matches(".*:(Create|Set|Subscribe|Delete(Q|T)|Add).*"));
      assertThat(changes).isEqualTo(role == Role.DEPLOYER);
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void onlyActionsOnSubscriptionsAreOnAnything(Role role) {
    for (PolicyStatement statement :
        PolicyDocument.of(role, desired, PLACE, TopologyMode.VERIFY).statements()) {
      if (statement.resources().contains("*")) {
        assertThat(statement.actions())
            .allMatch(action -> action.endsWith("SubscriptionAttributes"));
      } else {
        assertThat(statement.resources())
            .allMatch(arn -> arn.matches("arn:aws:(sns|sqs):eu-central-1:123456789012:[a-z.-]+"));
      }
    }
  }

  @Test
  void nothingIsAllowedToWhoNeedsNothing() {
    DesiredTopology nothing =
        DesiredTopology.of(new Topology(List.of(), List.of()), TopologySettings.DEFAULTS);
    for (Role role : Role.values()) {
      assertThat(PolicyDocument.of(role, nothing, PLACE, TopologyMode.VERIFY).statements())
          .isEmpty();
    }
  }

  @Test
  void theDocumentIsWhatIamReads() {
    var root =
        Json.object(PolicyDocument.of(Role.DEPLOYER, desired, PLACE, TopologyMode.APPLY).toJson())
            .orElseThrow();
    assertThat(root.path("Statement").findValuesAsString("Sid"))
        .doesNotHaveDuplicates()
        .allMatch(sid -> sid.matches("[A-Za-z0-9]+"));
  }
}
