package io.sealane;

import io.sealane.publish.relay.EventRelay;
import io.sealane.time.Scheduler;
import io.sealane.transport.Capability;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Waits until what was published over transports that end with the process has been handled. */
final class Draining {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

  private final List<RunningSubscription> subscriptions;
  private final EventRelay relay;
  private final Scheduler scheduler;

  Draining(List<RunningSubscription> subscriptions, EventRelay relay, Scheduler scheduler) {
    this.subscriptions =
        subscriptions.stream()
            .filter(one -> one.transport().capabilities().has(Capability.DRAINS))
            .toList();
    this.relay = relay;
    this.scheduler = scheduler;
  }

  boolean isPossible() {
    return !subscriptions.isEmpty();
  }

  /** Completes when all is handled, or at the deadline. */
  CompletableFuture<Void> drained(Duration deadline) {
    CompletableFuture<Void> drained = new CompletableFuture<>();
    Scheduler.Timer end = scheduler.schedule(() -> drained.complete(null), deadline);
    drained.whenComplete((nothing, never) -> end.cancel());
    look(drained);
    return drained;
  }

  private void look(CompletableFuture<Void> drained) {
    if (drained.isDone()) {
      return;
    }
    long sent = relay.sent();
    allHandled()
        .thenCompose(done -> done ? relay.isDrained() : CompletableFuture.completedFuture(false))
        // Only handlers can publish by now: if none was given anything meanwhile, none has.
        .thenApply(done -> done && relay.sent() == sent)
        .whenComplete(
            (done, error) -> {
              if (error == null && done) {
                drained.complete(null);
              } else {
                scheduler.schedule(() -> look(drained), LOOK_AGAIN);
              }
            });
  }

  private CompletionStage<Boolean> allHandled() {
    return subscriptions.stream()
        .map(RunningSubscription::isDrained)
        .reduce(
            CompletableFuture.completedFuture(true),
            (one, other) -> one.thenCombine(other, Boolean::logicalAnd));
  }
}
