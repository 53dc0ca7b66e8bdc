package io.sealane.test.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {

  private final VirtualTime time = VirtualTime.create(VirtualTime.START, Duration.ofSeconds(10));
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    time.close();
  }

  private void see(String what) {
    seen.add(what + " at " + Duration.between(VirtualTime.START, time.instant()));
  }

  @Test
  void aWaitOfADayIsOverAtOnceAndADayHasPassed() throws Exception {
    long before = time.nanoTime();
    CompletableFuture<String> tomorrow = new CompletableFuture<>();
    time.schedule(() -> tomorrow.complete("here"), Duration.ofDays(1));

    assertThat(time.await(tomorrow, Duration.ofDays(2))).isEqualTo("here");
    assertThat(time.nanoTime() - before).isEqualTo(Duration.ofDays(1).toNanos());
    assertThat(time.instant()).isEqualTo(VirtualTime.START.plus(Duration.ofDays(1)));
  }

  @Test
  void timeStandsStillWhileNobodyWaits() throws Exception {
    time.schedule(() -> see("later"), Duration.ofMillis(1));
    CountDownLatch now = new CountDownLatch(1);
    time.schedule(now::countDown, Duration.ZERO);
    now.await();

    assertThat(time.instant()).isEqualTo(VirtualTime.START);
    assertThat(seen).isEmpty();
  }

  @Test
  void timersRunInTheOrderOfTheirTimesAndThenOfTheirScheduling() throws Exception {
    time.schedule(() -> see("third"), Duration.ofSeconds(2));
    time.schedule(() -> see("first"), Duration.ofSeconds(1));
    time.schedule(() -> see("second"), Duration.ofSeconds(1));

    time.pass(Duration.ofSeconds(2));

    assertThat(seen).containsExactly("first at PT1S", "second at PT1S", "third at PT2S");
  }

  @Test
  void aTimerThatIsCancelledDoesNotRunAndDoesNotCarryTimeAlong() throws Exception {
    time.schedule(() -> see("cancelled"), Duration.ofSeconds(1)).cancel();
    time.pass(Duration.ofSeconds(5));

    assertThat(seen).isEmpty();
    assertThat(time.instant()).isEqualTo(VirtualTime.START.plusSeconds(5));
  }

  @Test
  void aTimerThatThrowsDoesNotStopTime() throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, error) -> thrown.set(error));
    try {
      time.schedule(
          () -> {
            throw new IllegalStateException("as planned");
          },
          Duration.ofSeconds(1));
      time.schedule(() -> see("after"), Duration.ofSeconds(2));
      time.pass(Duration.ofSeconds(2));
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }

    assertThat(seen).containsExactly("after at PT2S");
    assertThat(thrown.get()).hasMessage("as planned");
  }

  @RepeatedTest(200)
  void timeDoesNotMoveWhileSomethingRuns() throws Exception {
    AtomicInteger ran = new AtomicInteger();
    time.schedule(() -> see("timer"), Duration.ofSeconds(1));
    for (int i = 0; i < 4; i++) {
      time.execute(
          () -> {
            // Another task begins before this one ends, so that something runs all along.
            time.execute(
                () -> {
                  Thread.yield();
                  see("work");
                  ran.incrementAndGet();
                });
            see("work");
          });
    }
    time.pass(Duration.ofSeconds(1));

    assertThat(seen).hasSize(9).endsWith("timer at PT1S");
    assertThat(seen.subList(0, 8)).containsOnly("work at PT0S");
    assertThat(ran).hasValue(4);
  }

  @RepeatedTest(200)
  void workThatWaitsThroughTimeLetsItMoveAndStopsItWhenItGoesOn() throws Exception {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    time.execute(
        () -> {
          await(answer);
          see("answer");
          Thread.yield();
          see("work");
        });
    time.schedule(() -> answer.complete(null), Duration.ofMinutes(1));
    time.schedule(() -> see("timer"), Duration.ofMinutes(2));

    time.pass(Duration.ofMinutes(2));

    assertThat(seen).containsExactly("answer at PT1M", "work at PT1M", "timer at PT2M");
  }

  @RepeatedTest(200)
  void anAnswerFromOtherWorkIsNeverLateHoweverTheThreadsRace() throws Exception {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    time.schedule(() -> {}, Duration.ofHours(1));
    CompletableFuture<Void> over = new CompletableFuture<>();
    time.execute(
        () -> {
          await(answer);
          see("answered");
          over.complete(null);
        });
    time.execute(() -> answer.complete(null));

    time.await(over, Duration.ofHours(2));

    assertThat(seen).containsExactly("answered at PT0S");
  }

  @Test
  void aHandlerIsSlowByLettingTimePass() throws Exception {
    time.execute(() -> slow(Duration.ofMinutes(10)));
    time.schedule(() -> see("timer"), Duration.ofMinutes(5));

    time.pass(Duration.ofHours(1));

    assertThat(seen).containsExactly("timer at PT5M", "slow at PT10M");
  }

  @Test
  void aConditionIsLookedAtOnlyWhenNothingRuns() throws Exception {
    AtomicInteger done = new AtomicInteger();
    AtomicInteger running = new AtomicInteger();
    for (int i = 0; i < 100; i++) {
      time.schedule(() -> work(running, done), Duration.ofMillis(i / 10));
    }
    boolean reached =
        time.passUntil(
            () -> {
              assertThat(running).hasValue(0);
              return done.get() == 100;
            });

    assertThat(reached).isTrue();
    assertThat(time.instant()).isEqualTo(VirtualTime.START.plusMillis(9));
  }

  private void work(AtomicInteger running, AtomicInteger done) {
    time.execute(
        () -> {
          running.incrementAndGet();
          Thread.yield();
          running.decrementAndGet();
          done.incrementAndGet();
        });
  }

  @Test
  void aConditionThatHoldsWaitsForWhatIsDueNowAndForNothingElse() throws Exception {
    time.schedule(() -> see("now"), Duration.ZERO);
    time.schedule(() -> see("later"), Duration.ofNanos(1));

    assertThat(time.passUntil(() -> true)).isTrue();
    assertThat(seen).containsExactly("now at PT0S");
  }

  @Test
  void aStageThatDoesNotCompleteInTimeIsATimeout() {
    assertThatThrownBy(() -> time.await(new CompletableFuture<>(), Duration.ofDays(3)))
        .isInstanceOf(TimeoutException.class)
        .hasMessage("PT72H have passed");
    assertThat(time.instant()).isEqualTo(VirtualTime.START.plus(Duration.ofDays(3)));
  }

  @Test
  void aStageThatFailsIsAnExecutionException() {
    assertThatThrownBy(
            () ->
                time.await(
                    CompletableFuture.failedFuture(new IllegalStateException("no")),
                    Duration.ofDays(3)))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("no");
  }

  @Test
  void workThatIsBlockedOnSomethingForeignKeepsTimeStillAndTheWaitEndsAtItsLimit()
      throws Exception {
    CountDownLatch foreign = new CountDownLatch(1);
    CountDownLatch blocked = new CountDownLatch(1);
    try (VirtualTime impatient = VirtualTime.create(VirtualTime.START, Duration.ofMillis(20))) {
      impatient.schedule(() -> see("timer"), Duration.ofMillis(1));
      impatient.execute(
          () -> {
            blocked.countDown();
            block(foreign);
          });
      blocked.await();

      assertThat(impatient.passUntil(() -> true)).isFalse();
      assertThatThrownBy(() -> impatient.await(new CompletableFuture<>(), Duration.ofSeconds(1)))
          .isInstanceOf(TimeoutException.class)
          .hasMessage("PT0.02S really passed");
      assertThat(impatient.instant()).isEqualTo(VirtualTime.START);
      assertThat(seen).isEmpty();
      assertThat(impatient.busy())
          .startsWith("sealane-test-1\n  at ")
          .contains("VirtualTimeTest.block");
    } finally {
      foreign.countDown();
    }
  }

  @Test
  void aWaitThatCanBeInterruptedIs() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> time.passUntil(() -> false)).isInstanceOf(InterruptedException.class);
  }

  @Test
  void closingInterruptsWhatRunsAndRefusesMore() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch blocked = new CountDownLatch(1);
    time.execute(
        () -> {
          blocked.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
        });
    blocked.await();
    time.close();
    interrupted.await();

    assertThatThrownBy(() -> time.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    assertThatThrownBy(() -> time.pass(Duration.ofSeconds(1))).isInstanceOf(TimeoutException.class);
  }

  @RepeatedTest(100)
  void oneAtATimeTheOrderOfEverythingIsTheSameInEachRun() throws Exception {
    try (VirtualTime orderly = VirtualTime.oneAtATime(VirtualTime.START, Duration.ofSeconds(10))) {
      AtomicInteger running = new AtomicInteger();
      List<String> order = new ArrayList<>();
      for (String name : List.of("a", "b", "c")) {
        orderly.execute(() -> orderlyWork(orderly, running, order, name));
      }
      order.add("test");
      orderly.pass(Duration.ofSeconds(2));
      order.add("test");

      assertThat(order)
          .containsExactly(
              "test", "a1", "b1", "c1", "aa", "ba", "ca", "a2", "b2", "c2", "timer", "test");
    }
  }

  /** Touches a list that is not safe for several threads, which is part of the test. */
  private static void orderlyWork(
      VirtualTime time, AtomicInteger running, List<String> order, String name) {
    assertThat(running.getAndIncrement()).isZero();
    order.add(name + 1);
    time.execute(() -> order.add(name + "a"));
    if (name.equals("a")) {
      time.schedule(() -> order.add("timer"), Duration.ofSeconds(2));
    }
    Thread.yield();
    running.decrementAndGet();
    try {
      time.pass(Duration.ofSeconds(1));
    } catch (Exception e) {
      order.add(e.toString());
    }
    order.add(name + 2);
  }

  @Test
  void oneAtATimeNothingRunsBeforeTheTestWaits() throws Exception {
    try (VirtualTime orderly = VirtualTime.oneAtATime(VirtualTime.START, Duration.ofSeconds(10))) {
      orderly.execute(() -> seen.add("work"));
      orderly.schedule(() -> seen.add("timer"), Duration.ZERO);
      Thread.yield();
      assertThat(seen).isEmpty();

      assertThat(orderly.passUntil(() -> true)).isTrue();
      assertThat(seen).containsExactly("work", "timer");
    }
  }

  @Test
  void oneAtATimeAStandstillEndsAtTheLimit() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (VirtualTime orderly = VirtualTime.oneAtATime(VirtualTime.START, Duration.ofMillis(50))) {
      orderly.execute(() -> block(never));
      orderly.execute(never::countDown);

      assertThat(orderly.passUntil(() -> true)).isFalse();
      assertThat(orderly.busy()).contains("VirtualTimeTest.block");
    }
  }

  private void slow(Duration how) {
    try {
      time.pass(how);
      see("slow");
    } catch (Exception e) {
      seen.add(e.toString());
    }
  }

  private void await(CompletableFuture<Void> stage) {
    try {
      time.await(stage, Duration.ofDays(1));
    } catch (Exception e) {
      seen.add(e.toString());
    }
  }

  private static void block(CountDownLatch foreign) {
    try {
      foreign.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @RepeatedTest(200)
  void whoIsInterruptedWhileItWaitsGoesOnAtThatTime() throws Exception {
    CompletableFuture<Thread> sleeper = new CompletableFuture<>();
    CompletableFuture<Duration> woken = new CompletableFuture<>();
    time.execute(
        () -> {
          sleeper.complete(Thread.currentThread());
          try {
            time.pass(Duration.ofDays(365));
            woken.completeExceptionally(new AssertionError("slept for a year"));
          } catch (InterruptedException e) {
            woken.complete(Duration.between(VirtualTime.START, time.instant()));
          } catch (TimeoutException e) {
            woken.completeExceptionally(e);
          }
        });
    time.schedule(() -> sleeper.join().interrupt(), Duration.ofMinutes(10));

    assertThat(time.await(woken, Duration.ofDays(1_000))).isEqualTo(Duration.ofMinutes(10));
  }
}
