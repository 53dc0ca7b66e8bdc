package io.sealane.snssqs.topology.drift;

import io.sealane.snssqs.call.AwsCalls;
import io.sealane.snssqs.topology.AwsPlace;
import io.sealane.snssqs.topology.DesiredTopology;
import io.sealane.snssqs.topology.Difference;
import io.sealane.snssqs.topology.Difference.Kind;
import io.sealane.snssqs.topology.QueueResource;
import io.sealane.snssqs.topology.QueueResource.Purpose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings together what exists and what is wanted. Its methods wait for the services, and throw what
 * the SDK threw if one of them cannot be asked now.
 */
public final class Reconciliation {

  private final DesiredTopology desired;
  private final String partition;
  private final String region;
  private final @Nullable String account;
  private final Topics topics;
  private final Queues queues;
  private final Whereabouts whereabouts;

  /**
   * Of a topology.
   *
   * @param account twelve digits, or null to learn them
   */
  public Reconciliation(
      AwsCalls calls,
      DesiredTopology desired,
      String partition,
      String region,
      @Nullable String account) {
    Admin admin = new Admin(calls);
    this.desired = desired;
    this.partition = partition;
    this.region = region;
    this.account = account;
    this.topics = new Topics(admin);
    this.queues = new Queues(admin);
    this.whereabouts = new Whereabouts(topics, queues, desired);
  }

  /** What differs. Changes nothing. */
  public List<Difference> plan() {
    return run(true, change -> {}, Optional::empty);
  }

  /**
   * Creates what is missing and repairs what differs.
   *
   * @return what that was; what could not be done is among it as {@link Kind#REFUSED}
   */
  public List<Difference> apply() {
    return run(false, change -> change.repair().run(), whereabouts::settle);
  }

  private List<Difference> run(
      boolean curious, Consumer<Change> each, Supplier<Optional<String>> settle) {
    List<Difference> differences = new ArrayList<>();
    try {
      Optional<String> known = account == null ? whereabouts.find() : Optional.of(account);
      if (known.isPresent()) {
        walk(known.get(), curious, each, differences::add);
      } else {
        // There is nothing at all, or the account would be known.
        everything(differences);
        settle.get().ifPresent(made -> walk(made, curious, each, refusals(differences)));
      }
    } catch (Refused e) {
      differences.add(Refusals.difference("the account", e));
    }
    return differences;
  }

  /** Of what was missing and is made now, only what is refused is still worth telling. */
  private static Consumer<Difference> refusals(List<Difference> differences) {
    return one -> {
      if (one.kind() == Kind.REFUSED) {
        differences.add(one);
      }
    };
  }

  private void walk(
      String account, boolean curious, Consumer<Change> each, Consumer<Difference> told) {
    AwsPlace place = new AwsPlace(partition, region, account);
    TopicDrift ofTopics = new TopicDrift(topics, place, curious);
    QueueDrift ofQueues = new QueueDrift(queues, place, curious);
    SubscriptionDrift ofSubscriptions = new SubscriptionDrift(topics, place);
    desired
        .topics()
        .forEach(one -> step(TopicDrift.label(one), () -> ofTopics.of(one), each, told));
    fromDeadLetters()
        .forEach(one -> step(QueueDrift.label(one), () -> ofQueues.of(one), each, told));
    desired
        .subscriptions()
        .forEach(
            one -> step(SubscriptionDrift.label(one), () -> ofSubscriptions.of(one), each, told));
  }

  /** What is refused about one resource does not keep the others from being looked at. */
  private static void step(
      String label, Supplier<List<Change>> look, Consumer<Change> each, Consumer<Difference> told) {
    attempt(
        label,
        told,
        () ->
            look.get()
                .forEach(
                    change ->
                        attempt(
                            label,
                            told,
                            () -> {
                              each.accept(change);
                              told.accept(change.difference());
                            })));
  }

  private static void attempt(String label, Consumer<Difference> told, Runnable work) {
    try {
      work.run();
    } catch (Refused e) {
      told.accept(Refusals.difference(label, e));
    }
  }

  private void everything(List<Difference> differences) {
    desired.topics().stream().map(TopicDrift::missing).forEach(differences::add);
    fromDeadLetters().stream().map(QueueDrift::missing).forEach(differences::add);
    desired.subscriptions().stream().map(SubscriptionDrift::missing).forEach(differences::add);
  }

  /** A queue's dead letters come before it, because its redrive policy names a queue that is. */
  private List<QueueResource> fromDeadLetters() {
    return desired.queues().stream()
        .sorted(Comparator.comparing(queue -> queue.purpose() == Purpose.WORK))
        .toList();
  }
}
