package io.sealane.simulation.time;

import io.sealane.time.Scheduler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One timer that is set to the time of the next thing to do, and set anew when that changes. */
public final class Alarm {

  /** No time. */
  public static final long NEVER = Long.MAX_VALUE;

  private final SimProcess process;
  private final Runnable task;
  private Scheduler.@Nullable Timer timer;
  private long at = NEVER;

  /** An alarm that is not set. */
  public Alarm(SimProcess process, Runnable task) {
    this.process = process;
    this.task = task;
  }

  /** Rings at that time of the life's clock and at no other; {@link #NEVER} for not at all. */
  public void set(long time) {
    if (time == at) {
      return;
    }
    if (timer != null) {
      timer.cancel();
    }
    at = time;
    timer =
        time == NEVER
            ? null
            : process.schedule(this::ring, Duration.ofNanos(time - process.nanoTime()));
  }

  private void ring() {
    timer = null;
    at = NEVER;
    task.run();
  }
}
