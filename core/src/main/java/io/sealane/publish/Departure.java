package io.sealane.publish;

import io.sealane.error.Failure;
import io.sealane.error.PublishException.Refusal;
import io.sealane.event.Publication;
import io.sealane.observe.Signal;
import io.sealane.publish.Loader.Cargo;
import io.sealane.store.outbox.Outbox;
import io.sealane.transport.send.Batcher;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.SendResult.Accepted;
import io.sealane.transport.send.SendResult.Rejected;
import io.sealane.transport.send.SendResult.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one call published, on its way: gathers the results until each topic has answered. */
final class Departure {

  private final List<Cargo> cargo;
  private final List<CompletableFuture<SendResult>> results = new ArrayList<>();
  private final AtomicInteger open;
  private final CompletableFuture<List<Refusal>> answered = new CompletableFuture<>();
  private final @Nullable Consumer<Signal> observer;

  /**
   * Not under way yet.
   *
   * @param cargo one or more
   * @param observer is told what became of each; null if nobody looks
   */
  Departure(List<Cargo> cargo, @Nullable Consumer<Signal> observer) {
    this.cargo = cargo;
    this.open = new AtomicInteger(cargo.size());
    this.observer = observer;
  }

  /**
   * Leaves everything to the outbox.
   *
   * @return false if the outbox leaves it to us
   */
  boolean deposit(Outbox outbox) {
    List<@Nullable SendResult> results = Deposit.into(outbox, cargo);
    if (results.isEmpty()) {
      return false;
    }
    List<Refusal> refusals = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      Cargo one = cargo.get(i);
      SendResult refused = results.get(i);
      if (refused != null) {
        refusals.add(refusal(one, refused));
      }
      if (observer != null) {
        observer.accept(
            refused == null ? new Signal.Stored(one.sent(), one.topic()) : signal(one, refused));
      }
    }
    answered.complete(refusals);
    return true;
  }

  /** One for the cargo of both, neither of which is under way; null if there is none. */
  static @Nullable Departure together(@Nullable Departure first, @Nullable Departure second) {
    if (first == null || second == null) {
      return first == null ? second : first;
    }
    List<Cargo> cargo = new ArrayList<>(first.cargo);
    cargo.addAll(second.cargo);
    return new Departure(cargo, first.observer);
  }

  /**
   * Hands everything over, all of one topic together and in order.
   *
   * @param patient whether what a topic has no room for waits until it has
   */
  void depart(boolean patient) {
    Map<Batcher, List<Integer>> byBatcher = new LinkedHashMap<>();
    for (int i = 0; i < cargo.size(); i++) {
      results.add(new CompletableFuture<>());
      byBatcher.computeIfAbsent(cargo.get(i).batcher(), any -> new ArrayList<>()).add(i);
    }
    byBatcher.forEach((batcher, places) -> hand(batcher, places, patient));
    for (int i = 0; i < cargo.size(); i++) {
      Cargo one = cargo.get(i);
      results.get(i).whenComplete((result, never) -> note(one, result));
    }
  }

  private void hand(Batcher batcher, List<Integer> places, boolean patient) {
    List<OutgoingMessage> messages = places.stream().map(i -> cargo.get(i).message()).toList();
    List<CompletableFuture<SendResult>> given =
        patient ? batcher.sendAllAsRoomAllows(messages) : batcher.sendAll(messages);
    for (int i = 0; i < places.size(); i++) {
      results.set(places.get(i), given.get(i));
    }
  }

  /** Completes, never exceptionally, with what was refused. */
  CompletableFuture<List<Refusal>> answered() {
    return answered;
  }

  /** Waits no longer: what has no result yet is taken back if it is still here, and unknown. */
  void giveUp(String reason) {
    SendResult unknown = new Unknown(Failure.of(Failure.Kind.TRANSIENT, reason));
    results.forEach(result -> result.complete(unknown));
  }

  private void note(Cargo one, SendResult result) {
    if (observer != null) {
      observer.accept(signal(one, result));
    }
    if (open.decrementAndGet() == 0) {
      answered.complete(refusals());
    }
  }

  private List<Refusal> refusals() {
    List<Refusal> refusals = new ArrayList<>();
    for (int i = 0; i < cargo.size(); i++) {
      SendResult result = results.get(i).join();
      if (!(result instanceof Accepted)) {
        refusals.add(refusal(cargo.get(i), result));
      }
    }
    return refusals;
  }

  private static Refusal refusal(Cargo one, SendResult result) {
    Publication again = Publication.of(one.original()).onlyTo(Set.of(one.topic()));
    return result instanceof Rejected rejected
        ? new Refusal(again, one.topic(), rejected.failure(), false)
        : new Refusal(again, one.topic(), ((Unknown) result).failure(), true);
  }

  private static Signal signal(Cargo one, SendResult result) {
    if (result instanceof Accepted accepted) {
      return new Signal.Published(one.sent(), one.topic(), accepted.brokerId());
    }
    if (result instanceof Rejected rejected) {
      return new Signal.Refused(one.sent(), one.topic(), rejected.failure(), false);
    }
    return new Signal.Refused(one.sent(), one.topic(), ((Unknown) result).failure(), true);
  }
}
