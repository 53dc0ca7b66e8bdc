package io.sealane.simulation.time;

import org.jspecify.annotations.Nullable;

/** Something that can run: a task, or a thread that goes on where it waited. */
final class Step {

  final SimProcess process;
  final long due;
  final long seq;

  /** Whether the task is to return without ever waiting, as timers and callbacks must. */
  final boolean brief;

  @Nullable Runnable task;
  final @Nullable Worker worker;

  /** Which wait of the worker it ends, if it is a matter of time; else negative. */
  private final long epoch;

  private boolean cancelled;

  private Step(
      SimProcess process,
      long due,
      long seq,
      boolean brief,
      @Nullable Runnable task,
      @Nullable Worker worker,
      long epoch) {
    this.process = process;
    this.due = due;
    this.seq = seq;
    this.brief = brief;
    this.task = task;
    this.worker = worker;
    this.epoch = epoch;
  }

  static Step task(SimProcess process, long due, long seq, boolean brief, Runnable task) {
    return new Step(process, due, seq, brief, task, null, -1);
  }

  static Step resume(SimProcess process, Worker worker, long now, long seq) {
    return new Step(process, now, seq, false, null, worker, -1);
  }

  /** The thread goes on at that time, unless it was woken before. */
  static Step timed(SimProcess process, Worker worker, long due, long seq) {
    return new Step(process, due, seq, false, null, worker, worker.epoch);
  }

  void cancel() {
    task = null;
    cancelled = true;
  }

  /** Whether it was cancelled, or dropped with its process. */
  boolean isGone() {
    if (worker == null) {
      return task == null || process.isDead();
    }
    boolean isOfTime = epoch >= 0;
    return isOfTime && (cancelled || process.isDead() || worker.queued || worker.epoch != epoch);
  }
}
