package io.sealane.inmemory.queue;

import io.sealane.error.Failure;
import io.sealane.time.Scheduler;
import io.sealane.transport.receive.Backlog;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A bounded queue with leases. Safe for use by many threads; has none of its own: what is due is
 * done by whoever comes next, and by the scheduler if nobody comes. No stage is completed while the
 * queue is locked.
 */
public final class MessageQueue {
  private final String name;
  private final boolean ordered;
  private final Scheduler scheduler;
  private final Stock stock;
  private final Leases leases;
  private final Gate gate;
  private final Polls polls;
  private final Alarm alarm;
  private boolean deleted;

  /**
   * An empty queue.
   *
   * @param ordered whether one key's messages are in flight one receive at a time, in order
   * @param capacity how many ready messages leave no room for another, 1 or more
   * @param longest the longest lease, extensions included, and the longest delay
   */
  public MessageQueue(
      String name, boolean ordered, int capacity, Duration longest, Scheduler scheduler) {
    this.name = name;
    this.ordered = ordered;
    this.scheduler = scheduler;
    this.stock = new Stock(ordered ? new KeyedLine() : new FifoLine());
    this.leases = new Leases(stock, longest);
    this.gate = new Gate(stock, capacity);
    this.polls = new Polls(stock);
    this.alarm = new Alarm(scheduler, this::ring);
  }

  /** Whether it keeps the order per key. */
  public boolean isOrdered() {
    return ordered;
  }

  /** Puts messages in, in their order, those that find no room later; {@code arrival} is told. */
  public void offer(List<Sent> messages, Arrival<?> arrival) {
    change(
        (now, after) -> {
          if (!deleted) {
            messages.forEach(message -> gate.enter(message, arrival));
          }
          return this;
        });
  }

  /**
   * Takes messages, or waits for some.
   *
   * @param receiver what {@link #abandon} is called with
   */
  public CompletionStage<ReceiveResult> receive(ReceiveRequest request, Object receiver) {
    return change(
        (now, after) -> {
          if (deleted) {
            return CompletableFuture.completedStage(new ReceiveResult.Failed(deletion()));
          }
          List<Delivery> taken = polls.take(request, now);
          return taken.isEmpty() && !request.waitAtMost().isZero()
              ? polls.add(request, receiver, now)
              : CompletableFuture.completedStage(new ReceiveResult.Received(taken));
        });
  }

  /** Ends leases; a result per entry. */
  public List<LeaseResult> settle(List<Settlement> batch) {
    return forEach(batch, leases::settle);
  }

  /** Makes leases last for the given time from now; a result per entry. */
  public List<LeaseResult> extend(List<Delivery> batch, Duration lease) {
    return forEach(batch, (delivery, now) -> leases.extend(delivery, lease, now));
  }

  /** What is in it at this moment. */
  public Backlog backlog() {
    return change((now, after) -> stock.backlog());
  }

  /** Lets the open receives of a receiver complete with nothing. */
  public void abandon(Object receiver) {
    change(
        (now, after) -> {
          polls.abandon(receiver, after);
          if (polls.isEmpty() && stock.first() == null) {
            alarm.cancel();
          }
          return this;
        });
  }

  /** Lets everybody go who waits; from now on there is nothing here. */
  public void delete() {
    change(
        (now, after) -> {
          deleted = true;
          polls.fail(new ReceiveResult.Failed(deletion()), after);
          gate.open(after);
          alarm.cancel();
          return this;
        });
  }

  /** What can be done to its messages behind their receivers' backs. */
  public Mischief mischief() {
    return new Mischief(this, stock, leases);
  }

  /** What is done under the lock; what it adds to {@code after} runs when the lock is free. */
  @FunctionalInterface
  interface Step<T> {
    T take(long now, List<Runnable> after);
  }

  <T> T change(Step<T> step) {
    List<Runnable> after = new ArrayList<>();
    T result;
    synchronized (stock) {
      long now = scheduler.nanoTime();
      // Before the step, so that no newcomer overtakes those who waited for what is due now.
      if (stock.surface(now)) {
        polls.serve(now, after);
      }
      result = step.take(now, after);
      advance(now, after);
    }
    after.forEach(Runnable::run);
    return result;
  }

  private void advance(long now, List<Runnable> after) {
    boolean moved;
    do {
      // Each lets the other go on: a taken message makes room, an admitted one can be taken.
      moved = gate.admit(after);
      moved |= polls.serve(now, after);
    } while (moved);
    Message first = stock.first();
    if (first != null && !deleted) {
      alarm.ringBy(first.due, now);
    }
    if (!polls.isEmpty()) {
      alarm.ringBy(now + polls.nanosToNext(now), now);
    }
  }

  private <E> List<LeaseResult> forEach(List<E> batch, OnLease<E> action) {
    return change(
        (now, after) -> {
          List<LeaseResult> results = new ArrayList<>(batch.size());
          for (E entry : batch) {
            results.add(deleted ? new LeaseResult.Failed(deletion()) : action.run(entry, now));
          }
          return results;
        });
  }

  @FunctionalInterface
  private interface OnLease<E> {
    LeaseResult run(E entry, long now);
  }

  private void ring() {
    change(
        (now, after) -> {
          alarm.rang();
          polls.expire(now, after);
          return this;
        });
  }

  private Failure deletion() {
    return Failure.of(Failure.Kind.MISSING, "queue '" + name + "' was deleted");
  }
}
