package io.sealane.store;

import io.sealane.time.Scheduler;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A guard that remembers in this JVM's memory, within two bounds: so many handled events, and so
 * long. Within them, and within the life of this object, an event that was handled is not handled
 * again, and no two handle it at the same time.
 *
 * <p>What a crash can do, in the terms of the table of {@link Guard}: the memory of a crash is
 * empty, so after it every event that comes again is handled again, be it that the crash came
 * before the mark (as with any {@link LeasedGuard}) or after the mark and before settling (which a
 * guard with a store of its own would have skipped). Two processes that share a subscription do not
 * know of each other's marks. If only the handling thread dies, its claim can be taken when its
 * lease is over, and the effect happens twice if it had happened.
 *
 * <p>The defaults are 100,000 events, at about 100 bytes each, and 24 hours, twice the longest time
 * for which Amazon SQS hides a message ("visibility timeout" in the SQS developer guide: 12 hours).
 * An event that comes again after more than that, or after that many others, is handled again: make
 * both bounds larger than what can lie between two deliveries of one event, the retry policy's
 * delays and the broker's retention included.
 *
 * <p>Safe for use by many threads; never blocks but for a moment, never throws {@link
 * io.sealane.error.GuardUnavailableException}, has no thread. A claim is never forgotten while it
 * is on; one that has ended still belongs to its owner until somebody else takes it.
 */
public final class InMemoryGuard implements LeasedGuard {
  private static final int DEFAULT_CAPACITY = 100_000;
  private static final Duration DEFAULT_RETENTION = Duration.ofHours(24);
  private static final Duration LONGEST = Duration.ofDays(365 * 100);

  private static final class Holder {
    final String owner;
    final Fingerprint content;
    long until;

    Holder(String owner, Fingerprint content, long until) {
      this.owner = owner;
      this.content = content;
      this.until = until;
    }
  }

  private final Scheduler scheduler;
  private final int capacity;
  private final Duration retention;
  private final Marks marks;
  // The one that was claimed or renewed longest ago comes first.
  private final Map<GuardKey, Holder> holders = new LinkedHashMap<>();
  private long claims;

  private InMemoryGuard(Scheduler scheduler, int capacity, Duration retention) {
    this.scheduler = scheduler;
    this.capacity = capacity;
    this.retention = retention;
    this.marks = new Marks(capacity, retention.toNanos());
  }

  /** An empty one in real time with the default bounds. */
  public static InMemoryGuard create() {
    return create(Scheduler.system());
  }

  /** An empty one in the scheduler's time with the default bounds. */
  public static InMemoryGuard create(Scheduler scheduler) {
    return new InMemoryGuard(scheduler, DEFAULT_CAPACITY, DEFAULT_RETENTION);
  }

  /**
   * An empty one with another bound by count.
   *
   * @param events how many handled events are remembered, 1 or more
   */
  public InMemoryGuard withCapacity(int events) {
    if (events < 1) {
      throw new IllegalArgumentException("a guard that remembers " + events + " events");
    }
    return new InMemoryGuard(scheduler, events, retention);
  }

  /**
   * An empty one with another bound by age.
   *
   * @param retention how long a handled event is remembered, more than zero, at most 100 years
   */
  public InMemoryGuard withRetention(Duration retention) {
    return new InMemoryGuard(scheduler, capacity, checked(retention, "a retention"));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the lease is zero or less, or over 100 years
   */
  @Override
  public synchronized Claim claim(GuardKey key, Fingerprint content, Duration lease) {
    checked(lease, "a claim");
    long now = scheduler.nanoTime();
    Mark event = Mark.of(key, content, now);
    Mark known = marks.find(event, now);
    if (known != null) {
      return known.isOf(content) ? new Claim.Completed() : new Claim.Conflict();
    }
    Holder holder = holders.get(key);
    if (holder != null && !holder.content.equals(content)) {
      return new Claim.Conflict();
    }
    if (holder != null && holder.until - now > 0) {
      return new Claim.InProgress(Duration.ofNanos(holder.until - now));
    }
    String owner = Long.toString(++claims);
    hold(key, new Holder(owner, content, now + lease.toNanos()));
    forgetAbandoned(now);
    return new Claim.Granted(owner);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the lease is zero or less, or over 100 years
   */
  @Override
  public synchronized boolean renew(GuardKey key, String owner, Duration lease) {
    checked(lease, "a claim");
    Holder holder = heldBy(owner, key);
    if (holder == null) {
      return false;
    }
    holder.until = scheduler.nanoTime() + lease.toNanos();
    hold(key, holder);
    return true;
  }

  @Override
  public synchronized boolean complete(GuardKey key, String owner) {
    Holder holder = heldBy(owner, key);
    if (holder == null) {
      return false;
    }
    holders.remove(key);
    marks.add(Mark.of(key, holder.content, scheduler.nanoTime()));
    return true;
  }

  @Override
  public synchronized void release(GuardKey key, String owner) {
    if (heldBy(owner, key) != null) {
      holders.remove(key);
    }
  }

  /** How many events it remembers at this moment, handled ones and claims. */
  public synchronized int size() {
    return marks.size() + holders.size();
  }

  private @Nullable Holder heldBy(String owner, GuardKey key) {
    Holder holder = holders.get(key);
    return holder != null && holder.owner.equals(owner) ? holder : null;
  }

  private void hold(GuardKey key, Holder holder) {
    holders.remove(key);
    holders.put(key, holder);
  }

  /** Claims that ended and that nobody settled do not stay for ever. */
  private void forgetAbandoned(long now) {
    Iterator<Holder> oldestFirst = holders.values().iterator();
    while (oldestFirst.hasNext()) {
      long endedFor = now - oldestFirst.next().until;
      boolean tooMany = holders.size() > capacity;
      if (endedFor < 0 || (!tooMany && endedFor < retention.toNanos())) {
        return;
      }
      oldestFirst.remove();
    }
  }

  private static Duration checked(Duration span, String what) {
    if (span.isNegative() || span.isZero() || span.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          what + " of " + span + "; it takes more than PT0S, to " + LONGEST);
    }
    return span;
  }
}
