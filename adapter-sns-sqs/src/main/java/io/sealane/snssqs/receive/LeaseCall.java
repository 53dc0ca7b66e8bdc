package io.sealane.snssqs.receive;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.snssqs.call.Failures;
import io.sealane.transport.receive.LeaseResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;

/** The leases that one call is to change, and what the reply makes of each. */
final class LeaseCall {

  /** Codes that say that the handle is not good for the message any more. */
  private static final Set<String> NOT_OURS =
      Set.of("ReceiptHandleIsInvalid", "MessageNotInflight", "InvalidParameterValue");

  private final Consumer<SqsDelivery> confirmed;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * One lease.
   *
   * @param place where it is in the batch; its id in the call
   * @param seconds for how long the message is to be hidden, if that is what is asked
   */
  record Entry(int place, SqsDelivery delivery, int seconds) {
    String id() {
      return Integer.toString(place);
    }
  }

  /**
   * What SQS says of the entries.
   *
   * @param done the ids of those that it has changed
   * @param failed the others
   */
  record Reply(List<String> done, List<BatchResultErrorEntry> failed) {}

  /**
   * A call with no entries yet.
   *
   * @param confirmed gets each delivery whose lease is changed for certain
   */
  LeaseCall(Consumer<SqsDelivery> confirmed) {
    this.confirmed = confirmed;
  }

  void add(int place, SqsDelivery delivery, int seconds) {
    entries.add(new Entry(place, delivery, seconds));
  }

  List<Entry> entries() {
    return entries;
  }

  /**
   * Makes the call, if there is anything to call for.
   *
   * @return a stage that completes, never exceptionally, with a result per place
   */
  CompletionStage<Map<Integer, LeaseResult>> make(
      Supplier<CompletionStage<Reply>> call, LongSupplier nanoTime) {
    if (entries.isEmpty()) {
      return CompletableFuture.completedStage(Map.of());
    }
    return call.get().handle((reply, thrown) -> results(reply, thrown, nanoTime.getAsLong()));
  }

  private Map<Integer, LeaseResult> results(
      @Nullable Reply reply, @Nullable Throwable thrown, long now) {
    Map<Integer, LeaseResult> results = new HashMap<>();
    for (Entry entry : entries) {
      results.put(
          entry.place(),
          reply == null || thrown != null ? failed(thrown) : result(entry, reply, now));
    }
    return results;
  }

  private LeaseResult result(Entry entry, Reply reply, long now) {
    boolean done = reply.done().contains(entry.id());
    for (BatchResultErrorEntry failed : reply.failed()) {
      if (entry.id().equals(failed.id())) {
        return done ? unclear("the reply speaks of it twice, and differently") : refused(failed);
      }
    }
    if (!done) {
      return unclear("the reply does not speak of it");
    }
    // A handle that has become stale meanwhile is answered alike, and nothing is done.
    String lost = entry.delivery().whyLost(now);
    if (lost != null) {
      return new LeaseResult.Lost(lost + " before the answer came");
    }
    confirmed.accept(entry.delivery());
    return LeaseResult.Confirmed.INSTANCE;
  }

  private static LeaseResult refused(BatchResultErrorEntry failed) {
    String code = failed.code() == null ? "" : failed.code();
    String message = failed.message() == null ? "" : failed.message();
    if (message.contains("Total VisibilityTimeout")) {
      return new LeaseResult.AtMaximum();
    }
    String bare = code.substring(code.lastIndexOf('.') + 1);
    if (NOT_OURS.contains(bare)) {
      return new LeaseResult.Lost("SQS does not know the receipt any more (" + bare + ")");
    }
    return new LeaseResult.Failed(
        Failures.ofEntry(code, Boolean.TRUE.equals(failed.senderFault())));
  }

  private static LeaseResult failed(@Nullable Throwable thrown) {
    return thrown == null ? unclear("no answer") : new LeaseResult.Failed(Failures.of(thrown));
  }

  private static LeaseResult unclear(String why) {
    return new LeaseResult.Failed(Failure.of(Kind.TRANSIENT, why));
  }
}
