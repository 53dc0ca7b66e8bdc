package io.sealane.snssqs.topology.drift;

import io.sealane.snssqs.json.Json;
import io.sealane.snssqs.topology.AwsPlace;
import io.sealane.snssqs.topology.Difference;
import io.sealane.snssqs.topology.SubscriptionResource;
import io.sealane.snssqs.topology.policy.RedrivePolicy;
import io.sealane.snssqs.topology.policy.TypeFilter;
import io.sealane.snssqs.topology.policy.TypeFilter.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is not as it should be about subscriptions. */
final class SubscriptionDrift {

  private static final String RAW = "RawMessageDelivery";
  private static final String FILTER = "FilterPolicy";
  private static final String SCOPE = "FilterPolicyScope";
  private static final String REDRIVE = "RedrivePolicy";

  private final Topics topics;
  private final AwsPlace place;

  SubscriptionDrift(Topics topics, AwsPlace place) {
    this.topics = topics;
    this.place = place;
  }

  List<Change> of(SubscriptionResource subscription) {
    String topic = place.topicArn(subscription.topic());
    String queue = place.queueArn(subscription.queue());
    Optional<String> arn = topics.subscription(topic, queue);
    Optional<Map<String, String>> existing = arn.flatMap(topics::subscriptionAttributes);
    if (existing.isEmpty()) {
      return List.of(
          new Change(
              missing(subscription),
              () -> topics.subscribe(topic, queue, attributes(subscription))));
    }
    List<Change> changes = new ArrayList<>();
    raw(subscription, existing.get(), arn.get(), changes);
    filter(subscription, existing.get(), arn.get(), changes);
    redrive(subscription, existing.get(), arn.get(), changes);
    return changes;
  }

  static Difference missing(SubscriptionResource subscription) {
    return Difference.missing(label(subscription));
  }

  /** All attributes at once, so that nothing is delivered before it is filtered. */
  private Map<String, String> attributes(SubscriptionResource subscription) {
    Map<String, String> attributes = new TreeMap<>();
    attributes.put(RAW, "true");
    attributes.put(REDRIVE, wantedRedrive(subscription).toJson());
    TypeFilter filter = TypeFilter.of(subscription.types());
    if (!filter.isOpen()) {
      attributes.put(FILTER, Json.compact(filter.toTree()));
    }
    return attributes;
  }

  private void raw(
      SubscriptionResource subscription,
      Map<String, String> existing,
      String arn,
      List<Change> changes) {
    if (!"true".equals(existing.get(RAW))) {
      // Envelopes are understood too; they cost bytes.
      changes.add(
          new Change(
              Difference.differs(true, label(subscription), "delivers in SNS's envelope"),
              () -> topics.setSubscription(arn, RAW, "true")));
    }
  }

  private void filter(
      SubscriptionResource subscription,
      Map<String, String> existing,
      String arn,
      List<Change> changes) {
    TypeFilter wanted = TypeFilter.of(subscription.types());
    String policy = existing.get(FILTER);
    String scope = existing.get(SCOPE);
    Match match = wanted.compare(policy, scope);
    if (match == Match.SAME) {
      return;
    }
    String what =
        match == Match.WIDER
            ? "has a filter that lets other types through too"
            : "has the filter "
                + text(policy)
                + " instead of "
                + text(Json.compact(wanted.toTree()));
    changes.add(
        new Change(
            Difference.differs(match == Match.WIDER, label(subscription), what),
            () -> {
              if (scope != null && !scope.equals("MessageAttributes")) {
                topics.setSubscription(arn, SCOPE, "MessageAttributes");
              }
              topics.setSubscription(arn, FILTER, Json.compact(wanted.toTree()));
            }));
  }

  private void redrive(
      SubscriptionResource subscription,
      Map<String, String> existing,
      String arn,
      List<Change> changes) {
    RedrivePolicy wanted = wantedRedrive(subscription);
    Optional<RedrivePolicy> found = RedrivePolicy.parse(existing.get(REDRIVE));
    if (found.filter(one -> one.target().equals(wanted.target())).isEmpty()) {
      String what =
          found
              .map(one -> "leaves what it cannot deliver in " + one.target())
              .orElse("has no queue for what it cannot deliver");
      changes.add(
          new Change(
              Difference.differs(
                  false, label(subscription), what + " instead of " + wanted.target()),
              () -> topics.setSubscription(arn, REDRIVE, wanted.toJson())));
    }
  }

  private RedrivePolicy wantedRedrive(SubscriptionResource subscription) {
    return new RedrivePolicy(place.queueArn(subscription.undelivered()), 0);
  }

  private static String text(@Nullable String policy) {
    return policy == null || policy.isBlank() ? "{}" : policy;
  }

  static String label(SubscriptionResource subscription) {
    return "subscription of queue '"
        + subscription.queue()
        + "' to topic '"
        + subscription.topic()
        + "'";
  }
}
