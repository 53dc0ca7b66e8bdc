package io.sealane.simulation.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class SimSchedulerTest {

  private static final Duration REAL = Duration.ofSeconds(20);

  private final Crew crew = new Crew();
  private final List<String> seen = new ArrayList<>();

  @Test
  void timeMovesOnlyWhenNothingCanRun() {
    live(
        1,
        (life, process) -> {
          process.schedule(() -> seen.add("timer at " + life.now()), Duration.ofNanos(50));
          process.execute(() -> seen.add("task at " + life.now()));
          process.pass(Duration.ofNanos(100));
          seen.add("main at " + life.now());
        });

    assertThat(seen).containsExactly("task at 0", "timer at 50", "main at 100");
  }

  @Test
  void oneSeedGivesOneTrace() {
    for (long seed = 0; seed < 50; seed++) {
      Trace first = manyThreads(seed);
      List<String> order = List.copyOf(seen);
      seen.clear();
      Trace second = manyThreads(seed);

      assertThat(second.hash()).isEqualTo(first.hash());
      assertThat(seen).isEqualTo(order);
      seen.clear();
    }
  }

  @Test
  void otherSeedsGiveOtherOrders() {
    Set<List<String>> orders = new HashSet<>();
    for (long seed = 0; seed < 200; seed++) {
      manyThreads(seed);
      orders.add(List.copyOf(seen));
      seen.clear();
    }

    assertThat(orders).hasSizeGreaterThan(100);
  }

  private Trace manyThreads(long seed) {
    return live(
        seed,
        (life, process) -> {
          for (int i = 0; i < 6; i++) {
            int number = i;
            process.execute(
                () -> {
                  for (int round = 0; round < 3; round++) {
                    seen.add(number + "." + round);
                    process.pass(Duration.ofMillis(number % 2));
                  }
                });
          }
          process.pass(Duration.ofSeconds(1));
        });
  }

  @Test
  void awaitGivesTheValueOrTheErrorOfTheStage() {
    live(
        1,
        (life, process) -> {
          CompletableFuture<String> good = new CompletableFuture<>();
          CompletableFuture<String> bad = new CompletableFuture<>();
          process.schedule(() -> good.complete("done"), Duration.ofSeconds(1));
          process.schedule(() -> bad.completeExceptionally(new Error("no")), Duration.ofSeconds(2));
          assertThat(awaiting(process, good)).isEqualTo("done");
          assertThatThrownBy(() -> process.await(bad, Duration.ofHours(1)))
              .isInstanceOf(ExecutionException.class)
              .hasRootCauseMessage("no");
          assertThat(life.now()).isEqualTo(2_000_000_000L);
        });
  }

  @Test
  void awaitEndsWithItsTime() {
    live(
        1,
        (life, process) -> {
          assertThatThrownBy(() -> process.await(new CompletableFuture<>(), Duration.ofSeconds(3)))
              .isInstanceOf(TimeoutException.class);
          assertThat(life.now()).isEqualTo(3_000_000_000L);
        });
  }

  @Test
  void anInterruptWakesAThreadThatSleeps() {
    live(
        1,
        (life, process) -> {
          CompletableFuture<Thread> sleeper = new CompletableFuture<>();
          process.execute(
              () -> {
                sleeper.complete(Thread.currentThread());
                try {
                  process.sleep(Duration.ofHours(1));
                } catch (InterruptedException e) {
                  seen.add("interrupted at " + life.now() + " " + Thread.interrupted());
                }
              });
          Thread thread = awaiting(process, sleeper);
          process.pass(Duration.ofSeconds(1));
          thread.interrupt();
          assertThat(thread.isInterrupted()).isTrue();
          process.pass(Duration.ofSeconds(1));
        });

    assertThat(seen).containsExactly("interrupted at 1000000000 false");
  }

  @Test
  void anInterruptedThreadDoesNotWait() {
    live(
        1,
        (life, process) -> {
          Thread.currentThread().interrupt();
          assertThatThrownBy(() -> process.sleep(Duration.ofSeconds(1)))
              .isInstanceOf(InterruptedException.class);
          Thread.currentThread().interrupt();
          assertThat(awaiting(process, CompletableFuture.completedFuture("there")))
              .isEqualTo("there");
          assertThat(Thread.interrupted()).isTrue();
          assertThat(life.now()).isZero();
        });
  }

  @Test
  void workThatPassesTimeKeepsAnInterruptForLater() {
    live(
        1,
        (life, process) -> {
          Thread main = Thread.currentThread();
          process.schedule(main::interrupt, Duration.ofSeconds(1));
          process.pass(Duration.ofSeconds(5));
          assertThat(life.now()).isEqualTo(5_000_000_000L);
          assertThat(Thread.interrupted()).isTrue();
        });
  }

  @Test
  void nothingOfADeadProcessRuns() {
    live(
        1,
        (life, main) -> {
          SimProcess victim = life.process("victim");
          victim.schedule(() -> seen.add("timer"), Duration.ofSeconds(2));
          victim.execute(
              () -> {
                try {
                  victim.sleep(Duration.ofSeconds(2));
                  seen.add("woke");
                } catch (InterruptedException e) {
                  seen.add("interrupted");
                } finally {
                  seen.add("unwound at " + life.now());
                }
              });
          main.pass(Duration.ofSeconds(1));
          victim.kill();
          victim.execute(() -> seen.add("task"));
          main.pass(Duration.ofSeconds(5));
          assertThat(victim.leftovers()).isZero();
        });

    assertThat(seen).containsExactly("unwound at 1000000000");
  }

  @Test
  void aDeadThreadThatGoesOnAndOnIsLeftBehind() {
    live(
        1,
        (life, main) -> {
          SimProcess victim = life.process("victim");
          victim.execute(
              () -> {
                while (true) {
                  try {
                    victim.sleep(Duration.ofSeconds(1));
                  } catch (InterruptedException | Error e) {
                    seen.add("again");
                  }
                }
              });
          main.pass(Duration.ofMillis(1));
          victim.kill();
          main.pass(Duration.ofSeconds(1));
        });

    assertThat(seen).hasSize(1_001);
  }

  @Test
  void aFrozenProcessStandsStillUntilItIsThawed() {
    live(
        1,
        (life, main) -> {
          SimProcess other = life.process("other");
          other.schedule(() -> seen.add("timer at " + life.now()), Duration.ofNanos(10));
          other.freeze();
          other.execute(() -> seen.add("task at " + life.now()));
          main.pass(Duration.ofNanos(100));
          assertThat(seen).isEmpty();
          other.thaw();
          main.pass(Duration.ofNanos(1));
        });

    assertThat(seen).containsExactlyInAnyOrder("timer at 100", "task at 100");
  }

  @Test
  void theWallClockJumpsAndTheOtherDoesNot() {
    live(
        1,
        (life, process) -> {
          Instant before = process.instant();
          process.clockError(Duration.ofMinutes(-10));
          assertThat(process.instant()).isEqualTo(before.minusSeconds(600));
          assertThat(process.nanoTime()).isZero();
        });
  }

  @Test
  void aCancelledTimerDoesNotRun() {
    live(
        1,
        (life, process) -> {
          process.schedule(() -> seen.add("cancelled"), Duration.ofSeconds(1)).cancel();
          assertThat(process.leftovers()).isZero();
          process.pass(Duration.ofSeconds(2));
        });

    assertThat(seen).isEmpty();
  }

  @Test
  void aFullExecutorRefuses() {
    live(
        1,
        (life, process) -> {
          process.rejectTasks(true);
          assertThatThrownBy(() -> process.execute(() -> {}))
              .isInstanceOf(RejectedExecutionException.class);
        });
  }

  @Test
  void aDeadlockIsAComplaintThatNamesWhoWaits() {
    List<String> complaints =
        complaints(
            (life, process) -> {
              process.freeze();
              awaiting(process, new CompletableFuture<>(), Duration.ofDays(1));
            });

    assertThat(complaints).singleElement().asString().startsWith("deadlock:").contains("a stage");
  }

  @Test
  void aTimerThatWaitsIsAComplaint() {
    List<String> complaints =
        complaints(
            (life, process) -> {
              process.schedule(() -> process.pass(Duration.ofSeconds(1)), Duration.ZERO);
              process.pass(Duration.ofSeconds(9));
            });

    assertThat(complaints).singleElement().asString().contains("a timer or callback of main waits");
  }

  @Test
  void aTaskThatThrowsIsAComplaint() {
    List<String> complaints =
        complaints(
            (life, process) -> {
              process.execute(
                  () -> {
                    throw new IllegalStateException("escaped");
                  });
              process.pass(Duration.ofSeconds(1));
            });

    assertThat(complaints).singleElement().asString().contains("escaped");
  }

  @Test
  void aLifeThatSpinsEnds() {
    List<String> complaints =
        complaints(
            (life, process) -> {
              while (true) {
                process.pass(Duration.ZERO);
              }
            });

    assertThat(complaints).singleElement().asString().startsWith("livelock:");
  }

  @Test
  void threadsAreUsedAgain() {
    for (long seed = 0; seed < 50; seed++) {
      manyThreads(seed);
    }

    assertThat(crew.size()).isLessThanOrEqualTo(9);
  }

  private List<String> complaints(BiConsumer<SimScheduler, SimProcess> body) {
    SimScheduler life = new SimScheduler(crew, new SplittableRandom(1), Trace.of(false));
    SimProcess main = life.process("main");
    return life.run(main, () -> body.accept(life, main), 10_000, REAL);
  }

  private Trace live(long seed, BiConsumer<SimScheduler, SimProcess> body) {
    Trace trace = Trace.of(false);
    SimScheduler life = new SimScheduler(crew, new SplittableRandom(seed), trace);
    SimProcess main = life.process("main");
    assertThat(life.run(main, () -> body.accept(life, main), 100_000, REAL)).isEmpty();
    return trace;
  }

  private static <T> T awaiting(SimProcess process, CompletableFuture<T> stage) {
    return awaiting(process, stage, Duration.ofHours(1));
  }

  private static <T> T awaiting(SimProcess process, CompletableFuture<T> stage, Duration timeout) {
    try {
      return process.await(stage, timeout);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
