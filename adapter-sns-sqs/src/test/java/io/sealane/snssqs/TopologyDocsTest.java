package io.sealane.snssqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.Sealane;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.Subscription;
import io.sealane.event.DomainEvent;
import io.sealane.snssqs.server.Shared;
import io.sealane.snssqs.topology.Difference;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.snssqs.topology.iam.Role;
import io.sealane.transport.Topic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page about the topology. */
class TopologyDocsTest {

  @RegisterExtension static final Shared SERVER = Shared.fauxqs();

  record OrderCompleted(String orderId) implements DomainEvent {}

  @Test
  void anApplicationTellsWhatItNeedsWithoutAStart() {
    try (TopologyBench bench = TopologyBench.atFauxqs(SERVER)) {
      TopologySettings settings = bench.settings;
      var sns = bench.clients.sns();
      var sqs = bench.clients.sqs();
      List<String> printed = new ArrayList<>();
      // tag::sns-sqs-topology
      SnsSqsTransport transport = SnsSqsTransport.of(sns, sqs).withTopology(settings);
      var shop =
          Sealane.over(transport)
              .publish(EventCatalog.of("orders", OrderCompleted.class))
              .to(Topic.ordered("orders"))
              .subscribe(
                  Subscription.named("delivery").to("orders").on(OrderCompleted.class, e -> {}));
      SnsSqsTopology topology = transport.topology(shop.topology(transport));
      // end::sns-sqs-topology
      // tag::sns-sqs-plan
      for (Difference one : topology.plan().toCompletableFuture().join()) {
        printed.add(one.kind() + ": " + one);
      }
      // end::sns-sqs-plan
      // tag::sns-sqs-export
      String cloudFormation = topology.toCloudFormation();
      String terraform = topology.toTerraform();
      String iam = topology.permissions(Role.CONSUMER).toJson();
      // end::sns-sqs-export
      assertThat(printed)
          .contains(
              "MISSING: topic '%sorders.fifo' is missing: apply the topology or deploy its export"
                  .formatted(settings.prefix()));
      assertThat(bench.changingCalls()).isEmpty();
      assertThat(cloudFormation).contains("AWS::SNS::Subscription", "orders.OrderCompleted");
      assertThat(terraform).contains("aws_sns_topic_subscription");
      assertThat(iam).contains("sqs:ReceiveMessage");
    }
  }
}
