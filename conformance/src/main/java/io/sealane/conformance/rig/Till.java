package io.sealane.conformance.rig;

import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.consume.ContextHandler;
import io.sealane.consume.EventContext;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * The handler that most cases use: writes down each run, and fails or waits where it is told to.
 * Safe for use by many threads.
 */
public final class Till implements ContextHandler<Opened> {

  /** What a handler throws that was told to fail. */
  public static final class NotNow extends Exception {
    private static final long serialVersionUID = 1L;

    NotNow() {
      super("not now");
    }
  }

  private final Rig rig;
  private final Queue<Visit> visits = new ConcurrentLinkedQueue<>();
  private volatile Predicate<Visit> failing = visit -> false;
  private volatile Predicate<Visit> waiting = visit -> false;
  private volatile CompletableFuture<Void> gate = new CompletableFuture<>();
  private volatile ContextHandler<Opened> work = (event, context) -> {};
  private volatile boolean stubborn;
  private int inside;
  private int most;

  /** One that only writes down. */
  public Till(Rig rig) {
    this.rig = rig;
  }

  /** Fails on such runs. */
  public Till failing(Predicate<Visit> failing) {
    this.failing = failing;
    return this;
  }

  /** Does that too. */
  public Till doing(ContextHandler<Opened> work) {
    this.work = work;
    return this;
  }

  /** Waits on such runs until it is opened. */
  public Till waiting(Predicate<Visit> waiting) {
    this.waiting = waiting;
    return this;
  }

  /** Waits for so long in each run. */
  public Till taking(Duration span) {
    return doing((event, context) -> sleep(span));
  }

  /** Does not care for being interrupted while it waits. */
  public Till stubborn() {
    this.stubborn = true;
    return this;
  }

  /** Lets go those that wait, and all that come. */
  public void open() {
    gate.complete(null);
  }

  @Override
  public void handle(Opened event, EventContext context) throws Exception {
    Visit visit = new Visit(event, context, rig.time().scheduler().nanoTime());
    visits.add(visit);
    enter();
    try {
      work.handle(event, context);
      if (waiting.test(visit)) {
        pass();
      }
      if (failing.test(visit)) {
        throw new NotNow();
      }
      visit.end(Visit.End.RETURNED, context);
    } catch (InterruptedException e) {
      visit.end(Visit.End.INTERRUPTED, context);
      throw e;
    } catch (Exception e) {
      visit.end(Visit.End.FAILED, context);
      throw e;
    } finally {
      leave();
    }
  }

  private void pass() throws Exception {
    for (boolean passed = false; !passed; ) {
      try {
        rig.time().scheduler().await(gate, Duration.ofDays(1));
        passed = true;
      } catch (InterruptedException e) {
        if (!stubborn) {
          throw e;
        }
      }
    }
  }

  private void sleep(Duration span) throws Exception {
    try {
      rig.time().scheduler().await(new CompletableFuture<Void>(), span);
    } catch (TimeoutException e) {
      return; // slept well
    }
  }

  private synchronized void enter() {
    inside++;
    most = Math.max(most, inside);
  }

  private synchronized void leave() {
    inside--;
  }

  /** How many runs there are at this moment. */
  public synchronized int inside() {
    return inside;
  }

  /** The most runs that there were at once. */
  public synchronized int most() {
    return most;
  }

  /** All runs, in the order of their beginning. */
  public List<Visit> visits() {
    return List.copyOf(visits);
  }

  /** The runs of the event with that text. */
  public List<Visit> visits(String text) {
    return visits.stream().filter(visit -> visit.text().equals(text)).toList();
  }

  /** The texts of the events whose handling returned, in the order of their beginning. */
  public List<String> handled() {
    return visits.stream()
        .filter(visit -> visit.end() == Visit.End.RETURNED)
        .map(Visit::text)
        .toList();
  }
}
