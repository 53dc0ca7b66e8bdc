package io.sealane.jdbc.eventstore;

import io.sealane.error.SealaneException;
import io.sealane.observe.Health;
import io.sealane.time.Backoff;
import io.sealane.time.Scheduler;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A projection that is running. */
public final class ProjectionRun implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ProjectionRun.class);

  private static final Backoff AFTER_FAILURE =
      Backoff.exponential(Duration.ofMillis(100), Duration.ofSeconds(30));

  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);

  private final Projection projection;
  private final ProjectionWork work;
  private final Scheduler time;
  private final Random random = new Random();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile Health health = Health.UP;

  private ProjectionRun(Projection projection, ProjectionWork work, Scheduler time) {
    this.projection = projection;
    this.work = work;
    this.time = time;
  }

  static ProjectionRun begin(Projection projection, ProjectionWork work, Scheduler time) {
    ProjectionRun run = new ProjectionRun(projection, work, time);
    Thread thread = new Thread(run::loop, "sealane-projection-" + projection.name());
    thread.setDaemon(true);
    thread.start();
    return run;
  }

  /** Whether it can go on, and if not, why. */
  public Health health() {
    return health;
  }

  /** Ends it: waits for the batch that is being applied, half a minute at most. */
  @Override
  public void close() {
    stopped.complete(null);
    try {
      time.await(ended, CLOSE_WITHIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("projection {} is still applying a batch", projection.name());
    }
  }

  private void loop() {
    try {
      int failures = 0;
      int idle = 0;
      while (!stopped.isDone()) {
        try {
          boolean more = work.step();
          health = Health.UP;
          failures = 0;
          idle = more ? 0 : idle + 1;
          pause(more ? Duration.ZERO : polling(idle));
        } catch (SQLException | RuntimeException e) {
          fail(e);
          pause(AFTER_FAILURE.after(++failures, random));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      health = new Health(Health.State.STOPPED, "");
      ended.complete(null);
    }
  }

  /** Soon after there was something, less often the longer there is nothing. */
  private Duration polling(int idle) {
    Duration soon = Duration.ofMillis(5L << Math.min(idle, 10));
    Duration most = projection.pace().poll();
    return soon.compareTo(most) < 0 ? soon : most;
  }

  private void fail(Exception e) {
    // The text of any other exception may hold anything.
    String reason = e instanceof SealaneException ? text(e) : e.getClass().getName();
    Health now = new Health(Health.State.DOWN, reason);
    if (!now.equals(health)) {
      LOG.warn("projection {} cannot go on: {}", projection.name(), reason);
    }
    health = now;
  }

  private static String text(Exception e) {
    return String.valueOf(e.getMessage());
  }

  private void pause(Duration span) throws InterruptedException {
    if (span.isZero()) {
      return;
    }
    try {
      time.await(stopped, span);
    } catch (TimeoutException e) {
      // Time to go on.
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
