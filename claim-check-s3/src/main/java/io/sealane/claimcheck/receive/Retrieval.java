package io.sealane.claimcheck.receive;

import io.sealane.claimcheck.claim.Parallel;
import io.sealane.claimcheck.claim.Payloads;
import io.sealane.claimcheck.claim.Settings;
import io.sealane.claimcheck.payload.GetResult;
import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.time.Nanos;
import io.sealane.time.Scheduler;
import io.sealane.transport.Capabilities;
import io.sealane.transport.Capability;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.Receiver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Fetches the bodies of what one receive brought. The leases run meanwhile: they are extended each
 * third of their time, and once more at the end, so that who gets the deliveries has all of it.
 */
final class Retrieval {

  /** What is not here by then is not waited for: its store has time-outs of its own, or should. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Receiver receiver;
  private final List<Piece> pieces;
  private final long lease;
  private final Capabilities capabilities;
  private final Payloads payloads;
  private final Settings settings;
  private final CompletableFuture<Void> fetched = new CompletableFuture<>();
  private long extendedAt;
  private Scheduler.Timer beat = () -> {};
  private Scheduler.Timer patience = () -> {};

  /**
   * Not under way yet.
   *
   * @param receiver that brought them
   * @param lease that each of them has had since just now
   */
  Retrieval(
      Receiver receiver,
      List<Piece> pieces,
      Duration lease,
      Capabilities capabilities,
      Payloads payloads,
      Settings settings) {
    this.receiver = receiver;
    this.pieces = pieces;
    this.lease = Nanos.of(lease);
    this.capabilities = capabilities;
    this.payloads = payloads;
    this.settings = settings;
    this.extendedAt = settings.scheduler().nanoTime();
  }

  /** Completes when each piece that is wanted has a result. */
  CompletionStage<List<Piece>> fetch() {
    List<Piece> wanted = pieces.stream().filter(Piece::isWanted).toList();
    synchronized (this) {
      patience = settings.scheduler().schedule(this::giveUp, longest());
      beatLater();
    }
    Parallel.map(wanted, settings.parallel(), this::fetch)
        .whenComplete((results, thrown) -> fetched.complete(null));
    return fetched.thenCompose(done -> end()).thenApply(done -> pieces);
  }

  /** Waits no longer. What has no result gets this one. */
  void abandon(Failure failure) {
    synchronized (this) {
      for (Piece piece : pieces) {
        if (piece.isWanted() && piece.result == null) {
          piece.result = new GetResult.Failed(failure);
        }
      }
    }
    fetched.complete(null);
  }

  private void giveUp() {
    abandon(Failure.of(Kind.TRANSIENT, "no answer of the payload store within " + longest()));
  }

  private Duration longest() {
    return isExtendable() ? PATIENCE : Duration.ofNanos(lease / 3);
  }

  private CompletionStage<Piece> fetch(Piece piece) {
    if (fetched.isDone()) {
      return CompletableFuture.completedStage(piece);
    }
    return payloads
        .get(Objects.requireNonNull(piece.pointer))
        .thenApply(
            result -> {
              synchronized (this) {
                piece.result = piece.result == null ? result : piece.result;
              }
              return piece;
            });
  }

  private CompletionStage<Void> end() {
    long age;
    synchronized (this) {
      patience.cancel();
      beat.cancel();
      age = settings.scheduler().nanoTime() - extendedAt;
    }
    return isExtendable() && age > lease / 10 ? extend() : CompletableFuture.completedStage(null);
  }

  private void beatLater() {
    if (isExtendable()) {
      beat = settings.scheduler().schedule(this::beat, Duration.ofNanos(lease / 3));
    }
  }

  private synchronized void beat() {
    if (!fetched.isDone()) {
      extend().whenComplete((done, thrown) -> {});
      beatLater();
    }
  }

  private boolean isExtendable() {
    return capabilities.has(Capability.EXTENDABLE_LEASE);
  }

  private CompletionStage<Void> extend() {
    List<List<Piece>> calls = new ArrayList<>();
    synchronized (this) {
      extendedAt = settings.scheduler().nanoTime();
      List<Piece> ours = pieces.stream().filter(piece -> !piece.lost).toList();
      for (int from = 0; from < ours.size(); from += capabilities.maxSettle()) {
        calls.add(ours.subList(from, Math.min(ours.size(), from + capabilities.maxSettle())));
      }
    }
    return Parallel.map(calls, 1, this::extend).thenApply(done -> null);
  }

  private CompletionStage<List<Piece>> extend(List<Piece> call) {
    List<Delivery> deliveries = call.stream().map(piece -> piece.delivery).toList();
    return receiver
        .extend(deliveries, Duration.ofNanos(lease))
        .thenApply(results -> note(call, results));
  }

  private synchronized List<Piece> note(List<Piece> call, List<LeaseResult> results) {
    for (int i = 0; i < Math.min(call.size(), results.size()); i++) {
      // Whatever else it is, the lease runs on as it was, and the pipeline asks again.
      call.get(i).lost |= results.get(i) instanceof LeaseResult.Lost;
    }
    return call;
  }
}
