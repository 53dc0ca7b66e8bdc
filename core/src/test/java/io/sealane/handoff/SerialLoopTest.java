package io.sealane.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SerialLoopTest {

  private final List<String> seen = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final SerialLoop loop = SerialLoop.of(failures::add);

  @Test
  void aTaskRunsAtOnceWhenNoneIsRunning() {
    loop.execute(() -> seen.add("done"));

    assertThat(seen).containsExactly("done");
  }

  @Test
  void aTaskGivenByATaskRunsAfterIt() {
    loop.execute(
        () -> {
          seen.add("first begins");
          loop.execute(() -> seen.add("second"));
          loop.execute(() -> seen.add("third"));
          seen.add("first ends");
        });

    assertThat(seen).containsExactly("first begins", "first ends", "second", "third");
  }

  @Test
  void aChainOfTasksDoesNotNest() {
    AtomicInteger left = new AtomicInteger(200_000);
    Runnable[] step = new Runnable[1];
    step[0] =
        () -> {
          if (left.decrementAndGet() > 0) {
            loop.execute(step[0]);
          }
        };

    loop.execute(step[0]);

    assertThat(left).hasValue(0);
  }

  @Test
  void aTaskThatThrowsIsReportedAndKeepsNobodyBack() {
    AssertionError error = new AssertionError("no exception, an error");
    loop.execute(
        () -> {
          loop.execute(() -> seen.add("next"));
          throw error;
        });
    loop.execute(() -> seen.add("later"));

    assertThat(failures).containsExactly(error);
    assertThat(seen).containsExactly("next", "later");
  }

  @Test
  void aReporterThatThrowsKeepsNobodyBack() {
    SerialLoop unlucky =
        SerialLoop.of(
            failure -> {
              throw new IllegalStateException(failure);
            });

    unlucky.execute(
        () -> {
          unlucky.execute(() -> seen.add("next"));
          throw new IllegalStateException("task");
        });

    assertThat(seen).containsExactly("next");
  }

  @RepeatedTest(30)
  void manyThreadsTasksRunOneAtATimeAllOfThemInEachThreadsOrder() throws Exception {
    int givers = 4;
    int each = 5_000;
    int[] next = new int[givers];
    int[] wrong = new int[1];
    int[] plain = new int[1]; // A lost update would show that two ran at once.
    AtomicInteger running = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(givers * each);
    List<Thread> threads = new ArrayList<>();
    for (int g = 0; g < givers; g++) {
      int giver = g;
      threads.add(
          new Thread(
              () -> {
                for (int i = 0; i < each; i++) {
                  int number = i;
                  loop.execute(
                      () -> {
                        boolean alone = running.incrementAndGet() == 1;
                        if (!alone || next[giver]++ != number) {
                          wrong[0]++;
                        }
                        plain[0]++;
                        running.decrementAndGet();
                        all.countDown();
                      });
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    all.await();

    assertThat(wrong[0]).isZero();
    assertThat(plain[0]).isEqualTo(givers * each);
    assertThat(failures).isEmpty();
  }

  /** Two threads, one task each, from idle: the moment in which a wake-up could get lost. */
  @Test
  void noWakeUpIsLostWhenTheLoopIsJustFallingIdle() throws Exception {
    int rounds = 10_000;
    AtomicInteger ran = new AtomicInteger();
    List<Integer> wrong = new ArrayList<>();
    CyclicBarrier round =
        new CyclicBarrier(
            2,
            () -> {
              if (ran.getAndSet(0) != 2) {
                wrong.add(ran.get());
              }
            });
    Runnable racer =
        () -> {
          try {
            for (int i = 0; i < rounds; i++) {
              loop.execute(ran::incrementAndGet);
              round.await();
            }
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        };
    Thread other = new Thread(racer);
    other.start();
    racer.run();
    other.join();

    assertThat(wrong).isEmpty();
  }
}
