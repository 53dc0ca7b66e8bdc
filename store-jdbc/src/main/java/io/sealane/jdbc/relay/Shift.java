package io.sealane.jdbc.relay;

import io.sealane.error.Failure;
import io.sealane.jdbc.relay.table.Troubles;
import io.sealane.store.outbox.RelaySettings;
import io.sealane.time.Backoff;
import io.sealane.time.Scheduler.Timer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a line its turns, one at a time, until it is stopped. Between two turns there is a timer
 * and no thread.
 */
final class Shift {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcRelay.class);
  private static final Backoff BROKEN =
      Backoff.exponential(Duration.ofMillis(200), Duration.ofSeconds(10));

  private final Line line;
  private final String topic;
  private final RelaySettings settings;
  private final Pace pace;
  private final Stop stop;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private @Nullable Timer timer;
  private boolean atWork;
  private boolean woken;
  private int failures;

  Shift(Line line, String topic, RelaySettings settings, Pace pace, Stop stop) {
    this.line = line;
    this.topic = topic;
    this.settings = settings;
    this.pace = pace;
    this.stop = stop;
  }

  /** Completes, never exceptionally, when it has stopped. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  void begin() {
    next(Duration.ZERO);
  }

  boolean isDrained() throws SQLException {
    return line.isDrained();
  }

  /** Looks as soon as that is not too often. */
  synchronized void wake() {
    woken = true;
    if (!atWork && timer != null && failures == 0) {
      timer.cancel();
      schedule(pace.busy());
    }
  }

  synchronized void stop(Duration deadline) {
    if (stop.isBegun()) {
      return;
    }
    stop.begin();
    Timer end =
        settings
            .scheduler()
            .schedule(
                () -> {
                  stop.end();
                  line.abandon();
                },
                deadline);
    CompletionStage<Void> over = ended;
    over.whenComplete((nothing, never) -> end.cancel());
    if (!atWork && timer != null) {
      timer.cancel();
      schedule(Duration.ZERO);
    }
  }

  private synchronized void next(Duration wait) {
    atWork = false;
    boolean soon = woken && failures == 0 && wait.compareTo(pace.busy()) > 0;
    woken = false;
    schedule(stop.isBegun() ? Duration.ZERO : soon ? pace.busy() : wait);
  }

  private void schedule(Duration wait) {
    timer = settings.scheduler().schedule(this::submit, wait);
  }

  private void submit() {
    synchronized (this) {
      if (atWork) {
        return;
      }
      atWork = true;
    }
    try {
      settings.executor().execute(this::work);
    } catch (RejectedExecutionException e) {
      next(Duration.ofSeconds(1));
    }
  }

  private void work() {
    if (stop.isBegun()) {
      leave();
      return;
    }
    next(turn());
  }

  private Duration turn() {
    try {
      Duration wait = line.turn();
      failures = 0;
      return wait;
    } catch (SQLException e) {
      return failed(Troubles.of(e));
    } catch (RuntimeException | Error e) {
      LOG.error("unexpected, in the outbox's relay to topic '{}'", topic, e);
      String kind = e.getClass().getName();
      return failed(Failure.of(Failure.Kind.TRANSIENT, "the relay failed with " + kind));
    }
  }

  private Duration failed(Failure failure) {
    failures++;
    Duration retryIn = BROKEN.after(failures, settings.random());
    settings.observer().failed(topic, failure, retryIn);
    return retryIn;
  }

  private void leave() {
    try {
      line.leave();
    } catch (SQLException | RuntimeException e) {
      LOG.debug("the lease of topic '{}' ends by itself", topic, e);
    } finally {
      line.abandon();
      ended.complete(null);
    }
  }
}
