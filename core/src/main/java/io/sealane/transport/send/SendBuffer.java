package io.sealane.transport.send;

import io.sealane.error.Failure;
import io.sealane.time.Scheduler;
import io.sealane.time.Scheduler.Timer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a {@link Batcher} holds, and what is to leave when. Its monitor guards all of it;
 * nothing foreign is called while it is held but the scheduler and the source of randomness.
 */
final class SendBuffer {

  private final BatchSettings settings;
  private final Scheduler scheduler;
  private final RandomGenerator random;
  private final Runnable wake;
  private final Waiting waiting;
  private final Deque<Entry> outside = new ArrayDeque<>();
  private final Set<Flight> flying = new LinkedHashSet<>();
  private final Set<Repeat> repeats = new LinkedHashSet<>();
  private @Nullable Timer linger;
  private long numbers;
  private int held;
  private long heldBytes;
  private boolean closing;
  private boolean abandoned;

  /** What is finally said to whoever sent a message. */
  record Verdict(Entry entry, SendResult result) {}

  /** Messages that wait together to be sent again: one wait for all, or one batch became many. */
  private static final class Repeat {
    final List<Entry> entries;
    @Nullable Timer timer;

    Repeat(List<Entry> entries) {
      this.entries = entries;
    }

    void cancel() {
      if (timer != null) {
        timer.cancel();
      }
    }
  }

  /**
   * An empty one.
   *
   * @param wake called, without the monitor, when something may leave because of the time
   */
  SendBuffer(
      SendLimits limits,
      BatchSettings settings,
      Scheduler scheduler,
      RandomGenerator random,
      Runnable wake) {
    this.settings = settings;
    this.scheduler = scheduler;
    this.random = random;
    this.wake = wake;
    this.waiting = new Waiting(limits, settings.ordered());
  }

  /**
   * Takes a message in, or says at once why not.
   *
   * @param patient whether it waits outside while there is no room for it
   */
  synchronized CompletableFuture<SendResult> add(
      OutgoingMessage message, int size, boolean patient) {
    if (closing) {
      return rejected(Failure.Kind.TRANSIENT, "the batcher is closed");
    }
    // What waits outside is not overtaken: it may have the same key.
    boolean fits = outside.isEmpty() && hasRoomFor(size);
    if (!fits && !patient) {
      return rejected(
          Failure.Kind.THROTTLED,
          held >= settings.maxBuffered()
              ? "buffer of " + settings.maxBuffered() + " messages full"
              : "buffer of " + settings.maxBufferedBytes() + " bytes full");
    }
    Entry entry = new Entry(message, size, numbers++, scheduler.nanoTime());
    if (fits) {
      letIn(entry);
    } else {
      outside.add(entry);
    }
    return entry.result;
  }

  private boolean hasRoomFor(int size) {
    return held < settings.maxBuffered()
        && (held == 0 || heldBytes + size <= settings.maxBufferedBytes());
  }

  private void letIn(Entry entry) {
    held++;
    heldBytes += entry.size;
    waiting.add(entry);
  }

  private void letIn() {
    for (Entry entry = outside.peek(); entry != null; entry = outside.peek()) {
      if (!entry.isGivenUp() && !hasRoomFor(entry.size)) {
        return;
      }
      outside.remove();
      if (!entry.isGivenUp()) {
        letIn(entry);
      }
    }
  }

  /** The next batch that is to leave now, or null; then the wait for the next is arranged. */
  synchronized @Nullable Flight next() {
    while (mayLeave()) {
      List<Entry> givenUp = new ArrayList<>();
      Flight flight = new Flight(waiting.takeBatch(givenUp));
      givenUp.forEach(this::release);
      letIn();
      if (!flight.entries.isEmpty()) {
        flying.add(flight);
        return flight;
      }
    }
    arrangeLinger();
    return null;
  }

  /** Takes note of an answer, one result per message of the flight; returns what is final. */
  synchronized List<Verdict> landed(Flight flight, List<SendResult> answers) {
    flying.remove(flight);
    List<Verdict> verdicts = new ArrayList<>();
    List<Entry> again = new ArrayList<>();
    Duration wait = Duration.ZERO;
    for (int i = 0; i < answers.size(); i++) {
      Entry entry = flight.entries.get(i);
      Failure failure = entry.answered(answers.get(i));
      if (failure != null && mayRepeat(entry, failure)) {
        again.add(entry);
        wait = longest(wait, settings.backoff().after(entry.tries(), random), failure.retryAfter());
      } else {
        release(entry);
        verdicts.add(new Verdict(entry, entry.verdict(answers.get(i))));
      }
    }
    waiting.landed(flight.entries, again);
    if (!again.isEmpty()) {
      repeatAfter(wait, again);
    }
    letIn();
    // Also here: what the verdicts set off may keep this thread from going on soon.
    arrangeLinger();
    return verdicts;
  }

  /** From now on nothing is taken in, and nothing waits for company. */
  synchronized void close() {
    closing = true;
  }

  /** Whether it is closed and holds nothing any more; outside waits only what has no room. */
  synchronized boolean isDone() {
    return closing && held == 0;
  }

  /** Gives up all that is held, and returns the last word on each. */
  synchronized List<Verdict> abandon() {
    abandoned = true;
    List<Verdict> verdicts = new ArrayList<>();
    Failure unsent = Failure.of(Failure.Kind.TRANSIENT, "closed before it could be sent");
    for (Flight flight : List.copyOf(flying)) {
      if (flight.land()) {
        SendResult lost = Entry.noAnswer("closed before the answer came");
        flight.entries.forEach(entry -> verdicts.add(new Verdict(entry, lost)));
        flying.remove(flight);
      }
    }
    List<Entry> rest = waiting.clear();
    for (Repeat repeat : repeats) {
      repeat.cancel();
      rest.addAll(repeat.entries);
    }
    repeats.clear();
    rest.forEach(entry -> verdicts.add(new Verdict(entry, entry.verdictWithout(unsent))));
    verdicts.forEach(verdict -> release(verdict.entry()));
    outside.forEach(entry -> verdicts.add(new Verdict(entry, entry.verdictWithout(unsent))));
    outside.clear();
    return verdicts;
  }

  /** Forgets the timer of the linger, if there is one. */
  synchronized void cancelLinger() {
    if (linger != null) {
      linger.cancel();
      linger = null;
    }
  }

  private boolean mayLeave() {
    Entry first = waiting.first();
    return first != null
        && flying.size() < settings.maxInFlight()
        && (flying.isEmpty() || closing || waiting.fillsBatch() || untilDue(first) <= 0);
  }

  private long untilDue(Entry entry) {
    return entry.since + settings.linger().toNanos() - scheduler.nanoTime();
  }

  private void arrangeLinger() {
    Entry first = waiting.first();
    if (first != null && linger == null && flying.size() < settings.maxInFlight()) {
      linger = scheduler.schedule(this::lingered, Duration.ofNanos(Math.max(0, untilDue(first))));
    }
  }

  private void lingered() {
    synchronized (this) {
      linger = null;
    }
    wake.run();
  }

  private boolean mayRepeat(Entry entry, Failure failure) {
    return failure.isRetryable()
        && entry.tries() < settings.maxAttempts()
        && !entry.isGivenUp()
        && !abandoned;
  }

  private void repeatAfter(Duration wait, List<Entry> entries) {
    Repeat repeat = new Repeat(entries);
    repeats.add(repeat);
    repeat.timer = scheduler.schedule(() -> repeat(repeat), wait);
  }

  private void repeat(Repeat repeat) {
    synchronized (this) {
      if (!repeats.remove(repeat)) {
        return;
      }
      waiting.repeat(repeat.entries);
    }
    wake.run();
  }

  private void release(Entry entry) {
    held--;
    heldBytes -= entry.size;
  }

  private static Duration longest(Duration one, Duration two, @Nullable Duration three) {
    Duration longer = one.compareTo(two) >= 0 ? one : two;
    return three == null || longer.compareTo(three) >= 0 ? longer : three;
  }

  private static CompletableFuture<SendResult> rejected(Failure.Kind kind, String reason) {
    return CompletableFuture.completedFuture(new SendResult.Rejected(Failure.of(kind, reason)));
  }
}
