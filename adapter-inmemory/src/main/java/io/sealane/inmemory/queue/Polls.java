package io.sealane.inmemory.queue;

import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * The receives that wait for a message, served in the order of asking. The queue's lock guards it.
 */
final class Polls {
  private record Poll(
      ReceiveRequest request,
      Object receiver,
      long deadline,
      CompletableFuture<ReceiveResult> result) {}

  private final ArrayDeque<Poll> open = new ArrayDeque<>();
  private final Stock stock;

  Polls(Stock stock) {
    this.stock = stock;
  }

  CompletionStage<ReceiveResult> add(ReceiveRequest request, Object receiver, long now) {
    long deadline = now + request.waitAtMost().toNanos();
    Poll poll = new Poll(request, receiver, deadline, new CompletableFuture<>());
    open.add(poll);
    return poll.result().minimalCompletionStage();
  }

  /** Gives what there is to those who wait; returns whether anybody got something. */
  boolean serve(long now, List<Runnable> after) {
    boolean any = false;
    while (!open.isEmpty()) {
      List<Delivery> deliveries = take(open.element().request(), now);
      if (deliveries.isEmpty()) {
        break;
      }
      any = true;
      complete(open.remove(), new ReceiveResult.Received(deliveries), after);
    }
    return any;
  }

  List<Delivery> take(ReceiveRequest request, long now) {
    List<Message> taken = stock.take(request.max(), now, now + request.lease().toNanos());
    if (taken.isEmpty()) {
      return List.of();
    }
    List<Delivery> deliveries = new ArrayList<>(taken.size());
    taken.forEach(message -> deliveries.add(new Held(message, stock)));
    return deliveries;
  }

  void expire(long now, List<Runnable> after) {
    end(poll -> poll.deadline() - now <= 0, new ReceiveResult.Received(List.of()), after);
  }

  void abandon(Object receiver, List<Runnable> after) {
    end(poll -> poll.receiver().equals(receiver), new ReceiveResult.Received(List.of()), after);
  }

  void fail(ReceiveResult.Failed failed, List<Runnable> after) {
    end(poll -> true, failed, after);
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  /** How long until the first of them has waited enough; only if there are any. */
  long nanosToNext(long now) {
    return open.stream().mapToLong(poll -> poll.deadline() - now).min().orElseThrow();
  }

  private void end(Predicate<Poll> which, ReceiveResult result, List<Runnable> after) {
    open.removeIf(
        poll -> {
          boolean ends = which.test(poll);
          if (ends) {
            complete(poll, result, after);
          }
          return ends;
        });
  }

  private static void complete(Poll poll, ReceiveResult result, List<Runnable> after) {
    after.add(() -> poll.result().complete(result));
  }
}
