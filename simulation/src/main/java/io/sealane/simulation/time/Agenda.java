package io.sealane.simulation.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What can run now and what becomes due later. The seed chooses among all that can run; time moves
 * only when nothing can.
 */
final class Agenda {

  private static final Comparator<Step> BY_TIME =
      Comparator.<Step>comparingLong(step -> step.due).thenComparingLong(step -> step.seq);

  private final SplittableRandom random;
  private final Trace trace;

  /** The chance, in 1/8, that the step that is ready for longest is next. */
  private final int fairness;

  private final List<Step> ready = new ArrayList<>();
  private final PriorityQueue<Step> later = new PriorityQueue<>(64, BY_TIME);
  private long now;
  private long seq;

  Agenda(SplittableRandom random, Trace trace) {
    this.random = random;
    this.trace = trace;
    this.fairness = random.nextInt(9);
  }

  long now() {
    return now;
  }

  Step add(SimProcess process, Runnable task, long delayNanos, boolean brief) {
    return put(Step.task(process, due(delayNanos), seq++, brief, task));
  }

  /** Lets a thread that is about to wait go on after that time, if nothing else wakes it. */
  Step resumeLater(SimProcess process, Worker worker, long delayNanos) {
    return put(Step.timed(process, worker, due(delayNanos), seq++));
  }

  private Step put(Step step) {
    if (step.due <= now) {
      makeReady(step);
    } else {
      later.add(step);
    }
    return step;
  }

  void resume(SimProcess process, Worker worker) {
    makeReady(Step.resume(process, worker, now, seq++));
  }

  private long due(long delayNanos) {
    long due = now + Math.max(0, delayNanos);
    return due < 0 ? Long.MAX_VALUE : due;
  }

  private void makeReady(Step step) {
    (step.process.isFrozen() ? step.process.held : ready).add(step);
  }

  /** Takes what runs next, or null if nothing can and nothing is due later. */
  @Nullable Step next() {
    while (true) {
      while (!ready.isEmpty()) {
        Step step = ready.remove(choose());
        if (!step.isGone()) {
          trace.step(now, step.process.number(), step.seq);
          return step;
        }
      }
      if (!advance()) {
        return null;
      }
    }
  }

  private int choose() {
    int count = ready.size();
    return count == 1 || random.nextInt(8) < fairness ? 0 : random.nextInt(count);
  }

  private boolean advance() {
    Step first = later.poll();
    while (first != null && first.isGone()) {
      first = later.poll();
    }
    if (first == null) {
      return false;
    }
    now = first.due;
    makeReady(first);
    for (Step more = later.peek(); more != null && more.due <= now; more = later.peek()) {
      makeReady(later.remove());
    }
    return true;
  }

  void freeze(SimProcess process) {
    for (int i = 0; i < ready.size(); ) {
      if (ready.get(i).process == process) {
        process.held.add(ready.remove(i));
      } else {
        i++;
      }
    }
  }

  void thaw(SimProcess process) {
    ready.addAll(process.held);
    process.held.clear();
  }

  /** Forgets every step of a process; its threads have to be resumed anew. */
  void drop(SimProcess process) {
    ready.removeIf(step -> step.process == process);
    process.held.clear();
  }

  /** How many timers of the process are set. */
  int timersOf(SimProcess process) {
    int count = 0;
    for (Step step : later) {
      if (step.process == process && !step.isGone()) {
        count++;
      }
    }
    return count;
  }

  void clear() {
    later.clear();
    ready.clear();
  }
}
