package io.sealane;

import io.sealane.consume.pipeline.Stopping.Stopped;
import io.sealane.error.ClosedException;
import io.sealane.publish.overview.Overview;
import io.sealane.publish.relay.EventRelay;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;

/** The life of an application: started, stopped, started again, closed. */
final class Running {

  private enum Life {
    STOPPED,
    /** Publishes, and consumes nothing yet. */
    OPEN,
    STARTED,
    CLOSED
  }

  private static final Duration A_MOMENT = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofDays(365);

  private final Publishing publishing;
  private final Map<String, RunningSubscription> subscriptions = new LinkedHashMap<>();
  private final Preparing preparing;
  private final Overview overview;
  private final Draining draining;
  private final EventRelay relay;
  private final Surroundings around;
  private Life life = Life.STOPPED;
  private List<Stopped> stopped = List.of();

  Running(
      Publishing publishing,
      List<RunningSubscription> subscriptions,
      Preparing preparing,
      EventRelay relay,
      Overview overview,
      Surroundings around) {
    this.publishing = publishing;
    subscriptions.forEach(one -> this.subscriptions.put(one.name(), one));
    this.preparing = preparing;
    this.relay = relay;
    this.overview = overview;
    this.draining = new Draining(subscriptions, relay, around.scheduler());
    this.around = around;
  }

  Publishing publishing() {
    return publishing;
  }

  Overview overview() {
    return overview;
  }

  List<RunningSubscription> subscriptions() {
    return List.copyOf(subscriptions.values());
  }

  boolean drains() {
    return draining.isPossible();
  }

  RunningSubscription subscription(String name) {
    RunningSubscription found = subscriptions.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "no subscription '" + name + "'; known subscriptions: " + subscriptions.keySet());
    }
    return found;
  }

  DeadLetters deadLetters(String name) {
    return new DeadLetters(
        name, subscription(name).letters(), around.scheduler(), around.observer());
  }

  synchronized void open() {
    if (life == Life.CLOSED) {
      throw new ClosedException("start: this Sealane is closed");
    }
    if (life == Life.STOPPED) {
      preparing.prepare();
      publishing.open();
      relay.start();
      life = Life.OPEN;
    }
  }

  synchronized void start() {
    if (life == Life.STARTED) {
      return;
    }
    open();
    boolean started = false;
    try {
      subscriptions.values().forEach(RunningSubscription::start);
      life = Life.STARTED;
      started = true;
    } finally {
      if (!started) {
        // Nobody gets hold of what is half started, so nothing of it may go on.
        halt(Duration.ZERO);
      }
    }
  }

  synchronized CompletableFuture<Void> stop(Duration deadline) {
    if (life == Life.STARTED || life == Life.OPEN) {
      stopped = halt(deadline);
    }
    return all(stopped, Stopped::released);
  }

  void stopAndWait(Duration deadline) {
    CompletableFuture<Void> handled;
    synchronized (this) {
      stop(deadline);
      handled = all(stopped, Stopped::handled);
    }
    await(handled, deadline.plusSeconds(1));
  }

  private List<Stopped> halt(Duration deadline) {
    life = Life.STOPPED;
    preparing.stop();
    return stopAll(deadline);
  }

  void close(Duration patience) {
    Duration deadline = patience.compareTo(LONGEST) > 0 ? LONGEST : patience;
    long end = around.scheduler().nanoTime() + deadline.toNanos();
    boolean drains;
    synchronized (this) {
      if (life == Life.CLOSED) {
        return;
      }
      drains = life == Life.STARTED && draining.isPossible();
      life = Life.CLOSED;
    }
    preparing.stop();
    publishing.drain();
    if (drains) {
      // A tenth is left for the stop, should draining not come to its end.
      await(draining.drained(deadline.multipliedBy(9).dividedBy(10)), deadline);
    }
    // A little more than the deadline, so that what happens at the deadline has happened.
    await(all(stopAll(until(end)), Stopped::handled), until(end).plusSeconds(1));
    await(publishing.close(until(end)), until(end).plusSeconds(1));
  }

  private List<Stopped> stopAll(Duration deadline) {
    CompletableFuture<Void> relayed = relay.stop(deadline);
    return Stream.concat(
            subscriptions.values().stream().map(one -> one.stop(deadline)),
            Stream.of(new Stopped(relayed, relayed)))
        .toList();
  }

  /** At least a moment, so that what is done only has to be seen to be done. */
  private Duration until(long end) {
    long left = end - around.scheduler().nanoTime();
    return Duration.ofNanos(Math.max(left, A_MOMENT.toNanos()));
  }

  private static CompletableFuture<Void> all(
      List<Stopped> stopped, Function<Stopped, CompletableFuture<Void>> part) {
    return CompletableFuture.allOf(stopped.stream().map(part).toArray(CompletableFuture[]::new));
  }

  private void await(CompletionStage<?> stage, Duration timeout) {
    try {
      around.scheduler().await(stage, timeout);
    } catch (ExecutionException | TimeoutException e) {
      // Closing has done what it could within its time; each part has reported what it left.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
