package io.sealane.snssqs.receive;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.snssqs.call.AwsCalls;
import io.sealane.snssqs.call.SqsActions;
import io.sealane.snssqs.receive.LeaseCall.Reply;
import io.sealane.time.Scheduler;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;

/** Ends leases and extends them, as long as they are ours. */
final class Leases {

  private final AwsCalls calls;
  private final Supplier<CompletionStage<String>> url;
  private final Scheduler scheduler;
  private final LeaseLimits limits;

  Leases(
      AwsCalls calls,
      Supplier<CompletionStage<String>> url,
      Scheduler scheduler,
      LeaseLimits limits) {
    this.calls = calls;
    this.url = url;
    this.scheduler = scheduler;
    this.limits = limits;
  }

  CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
    if (batch.size() > limits.maxSettle()) {
      return tooMany(batch.size());
    }
    long now = scheduler.nanoTime();
    LeaseCall deletion = new LeaseCall(SqsDelivery::end);
    LeaseCall release = new LeaseCall(SqsDelivery::end);
    Map<Integer, LeaseResult> known = new HashMap<>();
    for (int place = 0; place < batch.size(); place++) {
      Settlement settlement = batch.get(place);
      SqsDelivery ours = ours(settlement.delivery(), place, now, known);
      if (ours != null && settlement instanceof Settlement.Release back) {
        release.add(place, ours, hiddenFor(back.delay(), ours, now));
      } else if (ours != null) {
        deletion.add(place, ours, 0);
      }
    }
    return delete(deletion)
        .thenCombine(change(release), (one, other) -> merge(batch.size(), known, one, other));
  }

  CompletionStage<List<LeaseResult>> extend(List<Delivery> batch, Duration lease) {
    if (batch.size() > limits.maxSettle()) {
      return tooMany(batch.size());
    }
    long now = scheduler.nanoTime();
    LeaseCall extension = new LeaseCall(delivery -> delivery.extendTo(now + lease.toNanos()));
    Map<Integer, LeaseResult> known = new HashMap<>();
    for (int place = 0; place < batch.size(); place++) {
      SqsDelivery ours = ours(batch.get(place), place, now, known);
      if (ours != null && lease.compareTo(mostFor(ours, now)) > 0) {
        known.put(place, new LeaseResult.AtMaximum());
      } else if (ours != null) {
        extension.add(place, ours, LeaseLimits.seconds(lease));
      }
    }
    return change(extension).thenApply(results -> merge(batch.size(), known, results, Map.of()));
  }

  /** The delivery if a call for it can mean anything; else the result is known already. */
  private static @Nullable SqsDelivery ours(
      Delivery delivery, int place, long now, Map<Integer, LeaseResult> known) {
    String lost =
        delivery instanceof SqsDelivery ours
            ? ours.whyLost(now)
            : "it was not received by this transport";
    if (lost != null) {
      known.put(place, new LeaseResult.Lost(lost));
      return null;
    }
    return (SqsDelivery) delivery;
  }

  private CompletionStage<Map<Integer, LeaseResult>> delete(LeaseCall deletion) {
    return deletion.make(
        () ->
            url.get()
                .thenCompose(address -> calls.call(SqsActions.DELETE, deletion(address, deletion)))
                .thenApply(Leases::read),
        scheduler::nanoTime);
  }

  private CompletionStage<Map<Integer, LeaseResult>> change(LeaseCall change) {
    return change.make(
        () ->
            url.get()
                .thenCompose(
                    address -> calls.call(SqsActions.CHANGE_VISIBILITY, change(address, change)))
                .thenApply(Leases::read),
        scheduler::nanoTime);
  }

  private static DeleteMessageBatchRequest deletion(String url, LeaseCall call) {
    List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
    for (LeaseCall.Entry entry : call.entries()) {
      entries.add(
          DeleteMessageBatchRequestEntry.builder()
              .id(entry.id())
              .receiptHandle(entry.delivery().handle())
              .build());
    }
    return DeleteMessageBatchRequest.builder().queueUrl(url).entries(entries).build();
  }

  private static ChangeMessageVisibilityBatchRequest change(String url, LeaseCall call) {
    List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
    for (LeaseCall.Entry entry : call.entries()) {
      entries.add(
          ChangeMessageVisibilityBatchRequestEntry.builder()
              .id(entry.id())
              .receiptHandle(entry.delivery().handle())
              .visibilityTimeout(entry.seconds())
              .build());
    }
    return ChangeMessageVisibilityBatchRequest.builder().queueUrl(url).entries(entries).build();
  }

  private static Reply read(DeleteMessageBatchResponse response) {
    return new Reply(
        response.successful().stream().map(DeleteMessageBatchResultEntry::id).toList(),
        response.failed());
  }

  private static Reply read(ChangeMessageVisibilityBatchResponse response) {
    return new Reply(
        response.successful().stream().map(ChangeMessageVisibilityBatchResultEntry::id).toList(),
        response.failed());
  }

  /** How long a message that is given back stays hidden: at most what SQS allows of it. */
  private int hiddenFor(Duration delay, SqsDelivery delivery, long now) {
    Duration most = mostFor(delivery, now);
    return delay.compareTo(most) > 0 ? (int) most.toSeconds() : LeaseLimits.seconds(delay);
  }

  /** The longest that it can stay hidden from now on. */
  private Duration mostFor(SqsDelivery delivery, long now) {
    return limits.maxLease().minus(Duration.ofNanos(now - delivery.receivedAt()));
  }

  private static List<LeaseResult> merge(
      int entries,
      Map<Integer, LeaseResult> known,
      Map<Integer, LeaseResult> one,
      Map<Integer, LeaseResult> other) {
    known.putAll(one);
    known.putAll(other);
    List<LeaseResult> merged = new ArrayList<>(entries);
    for (int place = 0; place < entries; place++) {
      merged.add(Objects.requireNonNull(known.get(place), "each place has a result"));
    }
    return merged;
  }

  private static CompletionStage<List<LeaseResult>> tooMany(int entries) {
    LeaseResult refused =
        new LeaseResult.Failed(
            Failure.of(Kind.INVALID, "a batch of " + entries + " entries; SQS takes 10"));
    return CompletableFuture.completedStage(Collections.nCopies(entries, refused));
  }
}
