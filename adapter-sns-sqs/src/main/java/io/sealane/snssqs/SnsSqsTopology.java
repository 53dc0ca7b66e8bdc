package io.sealane.snssqs;

import io.sealane.error.ConfigurationException;
import io.sealane.snssqs.call.AwsCalls;
import io.sealane.snssqs.topology.AwsPlace;
import io.sealane.snssqs.topology.DesiredTopology;
import io.sealane.snssqs.topology.Difference;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.snssqs.topology.drift.Reconciliation;
import io.sealane.snssqs.topology.export.CloudFormation;
import io.sealane.snssqs.topology.export.Terraform;
import io.sealane.snssqs.topology.iam.PolicyDocument;
import io.sealane.snssqs.topology.iam.Role;
import io.sealane.transport.Preparation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * The topics, queues and subscriptions of an application at SNS and SQS. Immutable; nothing is
 * asked of the services but by {@link #plan} and {@link #apply}.
 */
public final class SnsSqsTopology {

  private final AwsCalls calls;
  private final Region region;
  private final DesiredTopology desired;
  private final TopologySettings settings;

  SnsSqsTopology(
      AwsCalls calls, Region region, DesiredTopology desired, TopologySettings settings) {
    this.calls = calls;
    this.region = region;
    this.desired = desired;
    this.settings = settings;
  }

  /** What there should be, as values. */
  public DesiredTopology desired() {
    return desired;
  }

  /**
   * Reads what exists. Changes nothing.
   *
   * @return a stage with all that is missing or differs, in the order in which it would be
   *     repaired; or one that fails with what the SDK threw, if the services cannot be asked now
   */
  public CompletionStage<List<Difference>> plan() {
    return onThreadOfItsOwn(() -> reconciliation().plan());
  }

  /**
   * Creates what is missing and repairs what differs. Deletes no queue, no topic, no subscription
   * and no message; of policies it writes its own statement and leaves those of others.
   *
   * @return a stage with what that was, empty if all was as it should be; what could not be done is
   *     among it as refused. Or one that fails with what the SDK threw
   */
  public CompletionStage<List<Difference>> apply() {
    return onThreadOfItsOwn(() -> reconciliation().apply());
  }

  /** Does about it what the settings say. */
  CompletionStage<Preparation> prepare() {
    return switch (settings.mode()) {
      case VERIFY -> Prepared.of(plan(), false);
      case APPLY -> Prepared.of(apply(), true);
      case NONE -> CompletableFuture.completedFuture(Prepared.unasked(settings));
    };
  }

  /** A CloudFormation template as JSON. Asks nothing, and is the same each time. */
  public String toCloudFormation() {
    return CloudFormation.of(desired);
  }

  /** A Terraform configuration as JSON ({@code .tf.json}). Asks nothing, and is the same always. */
  public String toTerraform() {
    return Terraform.of(desired);
  }

  /**
   * The least that a role has to be allowed, for an application that starts in the mode of the
   * settings.
   *
   * @throws ConfigurationException if the settings do not say the account
   */
  public PolicyDocument permissions(Role role) {
    String account = settings.account();
    if (account == null) {
      throw new ConfigurationException(
          "the IAM document of " + role, List.of("TopologySettings.withAccount says the account"));
    }
    return PolicyDocument.of(role, desired, place(account), settings.mode());
  }

  /**
   * The same in an account that the settings do not say. Such an application has to look for its
   * topics, which takes {@code sns:ListTopics} on all of them.
   */
  public PolicyDocument permissions(Role role, String account) {
    return settings.account() == null
        ? PolicyDocument.ofSearching(role, desired, place(account), settings.mode())
        : permissions(role);
  }

  private AwsPlace place(String account) {
    return new AwsPlace(partition(), region.id(), account);
  }

  /** Names what there is, without its attributes. */
  @Override
  public String toString() {
    return "SnsSqsTopology[%d topics, %d queues, %d subscriptions]"
        .formatted(
            desired.topics().size(), desired.queues().size(), desired.subscriptions().size());
  }

  private Reconciliation reconciliation() {
    return new Reconciliation(calls, desired, partition(), region.id(), settings.account());
  }

  private String partition() {
    return PartitionMetadata.of(region).id();
  }

  /** One call follows the other, and each is waited for: no pool should be kept from its work. */
  private static <T> CompletionStage<T> onThreadOfItsOwn(Supplier<T> work) {
    return CompletableFuture.supplyAsync(
        work,
        task -> {
          Thread thread = new Thread(task, "sealane-topology");
          thread.setDaemon(true);
          thread.start();
        });
  }
}
