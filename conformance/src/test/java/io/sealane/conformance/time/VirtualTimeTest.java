package io.sealane.conformance.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.time.Scheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final TestTime time = TestTime.virtual();
  private final Scheduler scheduler = time.scheduler();

  @AfterEach
  void close() {
    time.close();
  }

  @Test
  void timeStandsStillWhileTheTestWorks() {
    long begin = scheduler.nanoTime();
    ConcurrentLinkedQueue<String> ran = new ConcurrentLinkedQueue<>();
    scheduler.schedule(() -> ran.add("soon"), Duration.ofNanos(1));
    assertThat(scheduler.nanoTime()).isEqualTo(begin);
    assertThat(ran).isEmpty();
  }

  @Test
  void timersRunInTheOrderOfTheirTimes() {
    ConcurrentLinkedQueue<String> ran = new ConcurrentLinkedQueue<>();
    scheduler.schedule(() -> ran.add("third"), HOUR);
    scheduler.schedule(() -> ran.add("first"), Duration.ZERO);
    scheduler.schedule(() -> ran.add("second"), Duration.ofMinutes(1));
    scheduler.schedule(() -> ran.add("never"), Duration.ofMinutes(2)).cancel();
    time.until("three ran", () -> ran.size() == 3, HOUR.multipliedBy(2));
    assertThat(ran).containsExactly("first", "second", "third");
    assertThat(Duration.ofNanos(scheduler.nanoTime())).isEqualTo(HOUR);
  }

  @Test
  void anAwaitEndsAtItsTimeout() {
    assertThatThrownBy(() -> scheduler.await(new CompletableFuture<>(), HOUR))
        .isInstanceOf(TimeoutException.class);
    assertThat(Duration.ofNanos(scheduler.nanoTime())).isEqualTo(HOUR);
  }

  @Test
  void timeDoesNotPassWhileAnActorWorks() throws Exception {
    for (int round = 0; round < 200; round++) {
      CompletableFuture<Long> seen = new CompletableFuture<>();
      long begin = scheduler.nanoTime();
      time.executor()
          .execute(
              () -> {
                Thread.yield();
                seen.complete(scheduler.nanoTime());
              });
      scheduler.schedule(() -> {}, Duration.ofNanos(1));
      assertThat(scheduler.await(seen, HOUR)).isEqualTo(begin);
    }
  }

  @Test
  void anInterruptedActorIsAtWorkAtOnce() throws Exception {
    for (int round = 0; round < 200; round++) {
      CompletableFuture<Thread> started = new CompletableFuture<>();
      CompletableFuture<Long> interrupted = new CompletableFuture<>();
      time.executor().execute(() -> sleep(started, interrupted));
      Thread sleeper = scheduler.await(started, HOUR);
      long begin = scheduler.nanoTime();
      sleeper.interrupt();
      assertThat(scheduler.await(interrupted, HOUR)).isEqualTo(begin);
    }
  }

  private void sleep(CompletableFuture<Thread> started, CompletableFuture<Long> interrupted) {
    try {
      started.complete(Thread.currentThread());
      scheduler.await(new CompletableFuture<>(), Duration.ofDays(1));
    } catch (InterruptedException e) {
      interrupted.complete(scheduler.nanoTime());
    } catch (Exception e) {
      interrupted.completeExceptionally(e);
    }
  }

  @Test
  void actorsThatWaitForEachOtherGoOn() throws Exception {
    CompletableFuture<String> question = new CompletableFuture<>();
    CompletableFuture<String> answer = new CompletableFuture<>();
    time.executor()
        .execute(
            () -> {
              try {
                answer.complete(scheduler.await(question, HOUR) + "!");
              } catch (Exception e) {
                answer.completeExceptionally(e);
              }
            });
    scheduler.schedule(() -> question.complete("late"), Duration.ofMinutes(3));
    assertThat(scheduler.await(answer, HOUR)).isEqualTo("late!");
    assertThat(Duration.ofNanos(scheduler.nanoTime())).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void aConditionThatNeverHoldsFailsAtItsLimit() {
    assertThatThrownBy(() -> time.until("pigs fly", () -> false, HOUR))
        .isInstanceOf(AssertionError.class)
        .hasMessage("pigs fly: not within PT1H");
    assertThat(Duration.ofNanos(scheduler.nanoTime())).isEqualTo(HOUR);
  }

  @Test
  void whoeverWaitsWhenTheTestIsOverIsToldSo() throws Exception {
    TestTime ending = TestTime.virtual();
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    ending
        .executor()
        .execute(
            () -> {
              while (!end.isDone()) {
                try {
                  ending.scheduler().await(new CompletableFuture<>(), HOUR.multipliedBy(1000));
                } catch (InterruptedException e) {
                  continue; // a handler that does not care
                } catch (Exception e) {
                  end.complete(e);
                }
              }
            });
    ending.until("it waits", () -> true, HOUR);
    ending.close();
    assertThat(end.get(20, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void timersWithoutEndEndTheTest() {
    scheduler.schedule(this::again, Duration.ZERO);
    assertThatThrownBy(() -> scheduler.await(new CompletableFuture<>(), HOUR))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("there is still no end of it");
  }

  private void again() {
    scheduler.schedule(this::again, Duration.ZERO);
  }
}
