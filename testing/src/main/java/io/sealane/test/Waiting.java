package io.sealane.test;

import io.sealane.observe.Health;
import io.sealane.test.progress.Progress;
import io.sealane.test.progress.Queues;
import io.sealane.test.record.Recording;
import io.sealane.test.time.VirtualTime;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Waits until things are finished, and says what is not. */
final class Waiting {

  private final VirtualTime time;
  private final Progress progress;
  private final Queues queues;
  private final Recording recording;
  private final Duration limit;
  private boolean inVain;

  Waiting(VirtualTime time, Progress progress, Queues queues, Recording recording, Duration limit) {
    this.time = time;
    this.progress = progress;
    this.queues = queues;
    this.recording = recording;
    this.limit = limit;
  }

  /** Until these events, and all that they caused, are finished. */
  void until(Collection<String> eventIds, Map<String, Health> health) {
    if (!passUntil(() -> progress.isFinished(eventIds))) {
      throw failure(
          "Not finished", progress.open(eventIds).stream().map(open -> line(open, health)));
    }
  }

  /** Until nothing is left anywhere. */
  void untilIdle(Map<String, Health> health) {
    if (!passUntil(queues::areEmpty)) {
      throw failure(
          "Not idle",
          queues.notEmpty().stream()
              .map(queue -> "messages are left at " + queue + health(queue, health)));
    }
  }

  /** Whether there was a wait that was given up. */
  boolean wasInVain() {
    return inVain;
  }

  private boolean passUntil(BooleanSupplier condition) {
    try {
      boolean reached = time.passUntil(condition);
      inVain |= !reached;
      return reached;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting", e);
    }
  }

  private AssertionError failure(String what, Stream<String> open) {
    String lines = open.map(line -> "\n  - " + line).collect(Collectors.joining());
    String busy = time.busy();
    return new AssertionError(
        (what + " after " + seconds(limit) + " of real time:" + lines)
            + (busy.isEmpty() ? "" : "\nRunning:\n" + busy.indent(2).stripTrailing())
            + ("\n" + recording.story()));
  }

  private static String line(Progress.Open open, Map<String, Health> health) {
    String state =
        open.underWay()
            ? " is under way at " + open.queue()
            : " waits at " + open.queue() + ", or is to come again there";
    return open.event() + state + health(open.queue(), health);
  }

  private static String health(String queue, Map<String, Health> all) {
    Health health = all.getOrDefault(queue, Health.UP);
    return health.equals(Health.UP)
        ? ""
        : ", which is " + String.join(": ", List.of(health.state().name(), health.reason()));
  }

  private static String seconds(Duration time) {
    return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
