package io.sealane.consume.pipeline;

import io.sealane.observe.Signal;
import io.sealane.observe.Subject;
import io.sealane.time.Backoff;
import io.sealane.time.Scheduler;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.Settlement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends leases, in batches. While handlers run, or a backlog is being fetched, more is about to
 * come, and a settlement waits for company for at most {@link #LINGER}; otherwise it leaves at
 * once.
 */
final class Settler {

  private static final Duration LINGER = Duration.ofMillis(500);

  /** No settlement waits for longer than that part of a lease. */
  private static final int PARTS_OF_LEASE = 20;

  private static final Backoff AGAIN =
      Backoff.exponential(Duration.ofMillis(100), Duration.ofSeconds(5));

  private final Parts parts;
  private final Leases leases;
  private final BooleanSupplier moreToCome;
  private final Runnable afterwards;
  private final Deque<Entry> waiting = new ArrayDeque<>();
  private final Duration longest;
  private int inFlight;
  private Scheduler.@Nullable Timer linger;

  private record Entry(Held held, Settlement settlement) {}

  /**
   * A settler.
   *
   * @param moreToCome whether further settlements are to be expected soon
   * @param afterwards called when deliveries are off our hands
   */
  Settler(Parts parts, Leases leases, BooleanSupplier moreToCome, Runnable afterwards) {
    this.parts = parts;
    this.leases = leases;
    this.moreToCome = moreToCome;
    this.afterwards = afterwards;
    Duration part = parts.subscription().flow().lease().dividedBy(PARTS_OF_LEASE);
    this.longest = part.compareTo(LINGER) < 0 ? part : LINGER;
  }

  /** The message is dealt with. */
  void done(Held held) {
    add(new Entry(held, new Settlement.Done(held.delivery)));
  }

  /** The message is to come again. */
  void release(Held held, Duration delay) {
    Duration max = parts.capabilities().maxDelay();
    Duration bounded = delay.compareTo(max) > 0 ? max : delay;
    add(new Entry(held, new Settlement.Release(held.delivery, bounded)));
  }

  /** Sends what waits if it is time for it. */
  void flush() {
    while (!waiting.isEmpty() && isTime()) {
      send();
    }
    if (!waiting.isEmpty() && linger == null) {
      linger = parts.later(this::lingered, longest);
    }
  }

  private void add(Entry entry) {
    entry.held.state = Held.State.SETTLING;
    waiting.addLast(entry);
  }

  private boolean isTime() {
    boolean full = waiting.size() >= parts.capabilities().maxSettle();
    // Where order is kept, the broker holds a key back until its head is settled.
    boolean urgent = parts.subscription().flow().ordered() || !moreToCome.getAsBoolean();
    return full || (urgent && inFlight == 0);
  }

  private void lingered() {
    linger = null;
    if (!waiting.isEmpty()) {
      send();
    }
    flush();
  }

  private void send() {
    List<Entry> batch = new ArrayList<>();
    while (batch.size() < parts.capabilities().maxSettle() && !waiting.isEmpty()) {
      batch.add(waiting.removeFirst());
    }
    if (waiting.isEmpty() && linger != null) {
      linger.cancel();
      linger = null;
    }
    inFlight++;
    long sentAt = parts.scheduler().nanoTime();
    List<Settlement> settlements = batch.stream().map(Entry::settlement).toList();
    parts.ask(
        () -> parts.receiver().settle(settlements),
        (results, error) -> settled(batch, sentAt, Results.of(results, error, batch.size())));
  }

  private void settled(List<Entry> batch, long sentAt, List<LeaseResult> results) {
    inFlight--;
    for (int i = 0; i < batch.size(); i++) {
      settled(batch.get(i), sentAt, results.get(i));
    }
    flush();
    afterwards.run();
  }

  private void settled(Entry entry, long sentAt, LeaseResult result) {
    if (entry.held.state == Held.State.GONE) {
      return;
    }
    if (result instanceof LeaseResult.Failed failed && failed.failure().isRetryable()) {
      Duration delay = AGAIN.after(++entry.held.settleFailures, parts.random());
      parts.later(() -> again(entry), delay);
    } else if (!(result instanceof LeaseResult.Confirmed)) {
      unconfirmed(entry.held, result.toString());
    } else if (sentAt - entry.held.leaseEnd >= 0) {
      // A broker may say yes to a handle that is stale, and do nothing.
      unconfirmed(entry.held, "the lease had ended");
    } else {
      confirmed(entry);
    }
  }

  private void again(Entry entry) {
    if (entry.held.state != Held.State.GONE) {
      waiting.addLast(entry);
      flush();
    }
  }

  private void confirmed(Entry entry) {
    leases.remove(entry.held);
    Subject subject = parts.subject(entry.held);
    if (entry.settlement instanceof Settlement.Release release) {
      parts.signals().emit(new Signal.Released(subject, release.delay()));
    } else {
      parts.signals().emit(new Signal.Settled(subject));
    }
  }

  /** The lease of one that was being settled is gone, confirmed or not. */
  void unconfirmed(Held held, String reason) {
    leases.remove(held);
    Subject subject = parts.subject(held);
    parts.signals().emit(new Signal.Unconfirmed(subject, reason));
  }
}
