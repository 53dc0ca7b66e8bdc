package io.sealane.simulation;

import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.life.Application;
import io.sealane.simulation.life.Life;
import io.sealane.simulation.life.Outcome;
import io.sealane.simulation.time.Crew;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Many lives, one per seed, and what they came to. */
public final class Campaign {

  private static final int MAX_FAILURES = 20;

  private final Application.Factory factory;
  private final long first;
  private final int count;
  private final AtomicLong next = new AtomicLong();
  private final Map<FaultKind, Long> hits = new EnumMap<>(FaultKind.class);
  private final List<Outcome> failures = new ArrayList<>();
  private final int[] events;
  private final int[] faults;
  private final int[] consumers;
  private long steps;
  private int highestRate;
  private boolean untilFailure;

  private Campaign(Application.Factory factory, long first, int count) {
    this.factory = factory;
    this.first = first;
    this.count = count;
    this.events = new int[count];
    this.faults = new int[count];
    this.consumers = new int[count];
  }

  /**
   * Lives all seeds from the first on.
   *
   * @param threads how many lives at once
   */
  public static Campaign run(Application.Factory factory, long first, int count, int threads) {
    Campaign campaign = new Campaign(factory, first, count);
    campaign.run(threads);
    return campaign;
  }

  /** Lives seeds from the first on until one fails, at most so many. */
  public static Campaign untilFailure(
      Application.Factory factory, long first, int count, int threads) {
    Campaign campaign = new Campaign(factory, first, count);
    campaign.untilFailure = true;
    campaign.run(threads);
    return campaign;
  }

  private void run(int threads) {
    List<Thread> lives = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread thread = new Thread(this::live, "lives-" + i);
      lives.add(thread);
      thread.start();
    }
    for (Thread thread : lives) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    failures.sort(Comparator.comparingLong(outcome -> outcome.world().seed()));
  }

  private void live() {
    Crew crew = new Crew();
    while (!isOver()) {
      long index = next.getAndIncrement();
      if (index >= count) {
        return;
      }
      Outcome outcome = Life.live(factory.world(first + index), crew, factory, false);
      if (!outcome.isGood()) {
        crew = new Crew(); // its threads may be stuck
      }
      note((int) index, outcome);
    }
  }

  private synchronized boolean isOver() {
    return failures.size() >= MAX_FAILURES || (untilFailure && !failures.isEmpty());
  }

  private synchronized void note(int index, Outcome outcome) {
    outcome.hits().forEach((kind, some) -> hits.merge(kind, (long) some, Long::sum));
    events[index] = outcome.events();
    faults[index] = outcome.faults();
    consumers[index] = outcome.world().instances() * outcome.world().subscriptions().size();
    steps += outcome.steps();
    highestRate = Math.max(highestRate, outcome.highestRate());
    if (!outcome.isGood()) {
      failures.add(outcome);
    }
  }

  /** The lives in which something happened that must not, by seed; at most some. */
  public List<Outcome> failures() {
    return List.copyOf(failures);
  }

  /** How often which kind of trouble came. */
  public Map<FaultKind, Long> hits() {
    return hits;
  }

  /** How many lives there were to be. */
  public int seeds() {
    return count;
  }

  /** How many events were published in all. */
  public long totalEvents() {
    return Arrays.stream(events).asLongStream().sum();
  }

  /** Half of the lives had at least that many events. */
  public int medianEvents() {
    return median(events);
  }

  /** Half of the lives had at least that much trouble. */
  public int medianFaults() {
    return median(faults);
  }

  /** Half of the lives had at least that many consumers. */
  public int medianConsumers() {
    return median(consumers);
  }

  /** How many steps all lives took. */
  public long steps() {
    return steps;
  }

  /** The most calls of one kind that any process made within ten seconds. */
  public int highestRate() {
    return highestRate;
  }

  private static int median(int[] values) {
    int[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
