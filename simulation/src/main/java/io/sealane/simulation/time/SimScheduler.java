package io.sealane.simulation.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One simulated life: a clock, processes, and threads that pass a baton. Exactly one thread runs at
 * a time, and the seed says which; the same seed and the same code give the same life.
 *
 * <p>All methods but {@link #run} are called by simulated threads only.
 */
public final class SimScheduler {

  /** A thread of a dead process that goes on all the same is given up after that many calls. */
  private static final int PATIENCE = 1_000;

  private final Crew crew;
  private final Trace trace;
  private final Agenda agenda;
  private final List<SimProcess> processes = new ArrayList<>();
  private final List<Worker> blocked = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final CountDownLatch done = new CountDownLatch(1);
  private long maxSteps = Long.MAX_VALUE;
  private volatile boolean over;

  /** A life with the given choices; the crew must not be used by another life at the same time. */
  public SimScheduler(Crew crew, SplittableRandom random, Trace trace) {
    this.crew = crew;
    this.trace = trace;
    this.agenda = new Agenda(random, trace);
  }

  /** A new process, alive, with the given clock difference to the others. */
  public SimProcess process(String name) {
    SimProcess process = new SimProcess(this, name, processes.size());
    processes.add(process);
    return process;
  }

  /**
   * Runs a life until its main task returns, or nothing can run any more, or it takes too long.
   * Afterwards all threads are back in the crew.
   *
   * @param maxSteps what a life may take at most, against one that spins
   * @param real how long it may take in real time, against a thread that blocks with the baton
   * @return what was wrong with the life itself, nothing if all went well
   */
  public List<String> run(SimProcess process, Runnable main, long maxSteps, Duration real) {
    this.maxSteps = maxSteps;
    Step first =
        agenda.add(
            process,
            () -> {
              main.run();
              end();
            },
            0,
            false);
    crew.take().give(this, first);
    try {
      if (!done.await(real.toMillis(), TimeUnit.MILLISECONDS)) {
        return List.of("hangs: a thread blocks outside of the scheduler\n" + Stacks.of(this));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of("interrupted");
    }
    return List.copyOf(complaints);
  }

  /** What happened so far. */
  public Trace trace() {
    return trace;
  }

  /** Nanoseconds since the beginning. */
  public long now() {
    return agenda.now();
  }

  /** Says that something went wrong which no simulated code can be asked about. */
  public void complain(String what) {
    if (complaints.size() < 20) {
      complaints.add(what);
    }
    trace.note("!", () -> what);
  }

  /** The same for whichever life the calling thread is in; nothing if it is in none. */
  public static void complainHere(String what) {
    if (Thread.currentThread() instanceof Worker worker) {
      worker.complain(what);
    }
  }

  Agenda agenda() {
    return agenda;
  }

  /** Runs steps until another thread has the baton. Called with the baton and an empty stack. */
  void drive(Worker me, Step first) {
    Step step = first;
    while (step != null && step.worker == null) {
      run(me, step);
      step = next();
    }
    crew.giveBack(me);
    passOn(step);
  }

  private void passOn(@Nullable Step step) {
    if (step == null) {
      done.countDown();
    } else if (step.worker != null) {
      step.worker.giveBack();
    } else {
      crew.take().give(this, step);
    }
  }

  private void run(Worker me, Step step) {
    me.process = step.process;
    me.brief = step.brief;
    me.interruptPending = false;
    perform(step);
    me.process = null;
    me.interruptPending = false;
    Thread.interrupted();
  }

  private void perform(Step step) {
    Runnable task = step.task;
    step.task = null;
    try {
      if (task != null) {
        task.run();
      }
    } catch (Crashed e) {
      // that was the way to unwind it
    } catch (Throwable e) {
      complain("a task of " + step.process + " threw " + e + Stacks.top(e));
    }
  }

  private @Nullable Step next() {
    if (!over && trace.steps() > maxSteps) {
      complain("livelock: more than " + maxSteps + " steps; waiting:" + waiting());
      end();
    }
    Step step = agenda.next();
    if (step == null && !over) {
      complain("deadlock: nothing can run and nothing is due; waiting:" + waiting());
      end();
      step = agenda.next();
    }
    return step;
  }

  /** Ends the life: every thread is unwound, every task forgotten. */
  void end() {
    if (!over) {
      over = true;
      for (SimProcess process : processes) {
        process.kill();
      }
      agenda.clear();
      unwind(null);
    }
  }

  /** Lets the waiting threads of a dead process go on, to their end. */
  void unwind(@Nullable SimProcess process) {
    for (Worker worker : blocked) {
      SimProcess of = worker.process;
      if (of != null && (process == null || of == process)) {
        worker.queued = true;
        agenda.resume(of, worker);
      }
    }
  }

  /** Lets another thread run until this one is woken. */
  void block(Worker me, String what, Duration time) {
    if (me.isBrief()) {
      complain("a timer or callback of " + me.runs() + " waits: " + what + " " + time);
      throw new Crashed("timers and callbacks must not wait");
    }
    boolean wasInterrupted = Thread.interrupted();
    me.interruptPending |= wasInterrupted;
    me.waitsFor = what;
    me.waitsAtMost = time;
    me.blocked = true;
    blocked.add(me);
    driveOnTop(me);
    blocked.remove(me);
    me.blocked = false;
    me.queued = false;
    me.epoch++;
    if (me.interruptPending) {
      me.interruptPending = false;
      me.interrupt();
    }
  }

  /**
   * Runs steps that never wait on top of the thread that waits, because waking another for each of
   * them would cost more than all that they do. Returns when this one may go on.
   */
  private void driveOnTop(Worker me) {
    Step step = next();
    while (step != null && step.brief) {
      me.onTop = step.process;
      perform(step);
      me.onTop = null;
      step = next();
    }
    if (step == null || step.worker != me) {
      passOn(step);
      me.awaitBaton();
    }
  }

  void wake(Worker worker, long epoch) {
    SimProcess process = worker.process;
    if (worker.blocked && worker.epoch == epoch && !worker.queued && process != null) {
      worker.queued = true;
      agenda.resume(process, worker);
    }
  }

  /** Ends the call of a thread whose process is dead. */
  Crashed crashed(Worker me, SimProcess process) {
    if (process.refusals++ > PATIENCE) {
      passOn(next());
      while (true) {
        me.awaitBaton();
      }
    }
    return new Crashed("process '" + process.name() + "' is dead");
  }

  /** The simulated thread that is calling. */
  Worker me() {
    if (Thread.currentThread() instanceof Worker worker && worker.isOf(this)) {
      return worker;
    }
    complain("called by a thread from outside: " + Thread.currentThread());
    throw new IllegalStateException("called by a thread from outside of the simulation");
  }

  /** How many threads of the process wait for something. */
  int waitingOf(SimProcess process) {
    return (int) blocked.stream().filter(worker -> worker.process == process).count();
  }

  List<Worker> blocked() {
    return blocked;
  }

  private String waiting() {
    StringBuilder text = new StringBuilder();
    for (Worker worker : blocked) {
      text.append("\n  ").append(worker.process).append(" for ").append(worker.waitsFor);
      text.append(' ').append(worker.waitsAtMost);
      text.append(Stacks.of(worker));
    }
    return text.isEmpty() ? " nobody" : text.toString();
  }
}
