package io.sealane.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Real time, of which nothing is asserted but that it goes on. */
class SystemSchedulerTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Scheduler time = Scheduler.system();

  @Test
  void whatIsScheduledRunsInADaemonThread() throws Exception {
    CompletableFuture<Thread> ran = new CompletableFuture<>();
    time.schedule(() -> ran.complete(Thread.currentThread()), Duration.ofMillis(1));

    Thread thread = time.await(ran, PATIENCE);

    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getName()).isEqualTo("sealane-timer");
  }

  @Test
  void whatIsCancelledDoesNotRun() throws Exception {
    CompletableFuture<Void> goOn = new CompletableFuture<>();
    CompletableFuture<Void> cancelled = new CompletableFuture<>();
    CompletableFuture<Void> later = new CompletableFuture<>();
    // One thread runs all of them, in the order of their times.
    time.schedule(goOn::join, Duration.ZERO);
    Scheduler.Timer timer = time.schedule(() -> cancelled.complete(null), Duration.ofMillis(1));
    time.schedule(() -> later.complete(null), Duration.ofMillis(2));
    timer.cancel();
    goOn.complete(null);

    time.await(later, PATIENCE);

    assertThat(cancelled).isNotDone();
  }

  @Test
  void whoWaitsWaitsForNoLongerThanAllowed() {
    assertThatThrownBy(() -> time.await(new CompletableFuture<>(), Duration.ofMillis(1)))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void itGoesOn() {
    Instant before = Instant.now();
    long nanos = System.nanoTime();

    assertThat(time.instant()).isBetween(before, Instant.now());
    assertThat(time.nanoTime() - nanos).isBetween(0L, System.nanoTime() - nanos);
  }

  @Test
  void aSpanWithoutEndIsAHundredYearsAndAPastOneNothing() {
    assertThat(Nanos.of(Duration.ofDays(1_000_000)))
        .isEqualTo(Nanos.of(Duration.ofDays(40_000)))
        .isGreaterThan(Nanos.of(Duration.ofDays(36_000)));
    assertThat(Nanos.of(Duration.ofNanos(7))).isEqualTo(7);
    assertThat(Nanos.of(Duration.ofNanos(-7))).isZero();
  }
}
