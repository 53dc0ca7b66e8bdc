package io.sealane.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkersTest {

  private final Map<String, Thread> threads = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> begun = latches();
  private final Map<String, CountDownLatch> mayReturn = latches();
  private final Map<String, CountDownLatch> returning = latches();

  private String work(String name) {
    threads.put(name, Thread.currentThread());
    begun.get(name).countDown();
    stay(mayReturn.get(name));
    returning.get(name).countDown();
    return name;
  }

  /**
   * The first thread runs the loop. While it is still at its own result there, the second returns
   * as well, and then comes something that keeps the loop.
   */
  @Test
  void aThreadThatTheLoopKeepsDoesNotKeepWhatWasPassedToIt() throws Exception {
    SerialLoop loop =
        SerialLoop.of(
            error -> {
              throw new AssertionError(error);
            });
    Workers workers = new Workers(HandlerThreads.create(), loop);
    CountDownLatch inLoop = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    loop.execute(
        () ->
            workers.begin(
                () -> work("1"),
                done -> {
                  workers.begin(() -> work("3"), any -> {});
                  inLoop.countDown();
                  stay(goOn);
                }));
    loop.execute(() -> workers.begin(() -> work("2"), done -> {}));
    await(begun.get("1"));
    await(begun.get("2"));

    mayReturn.get("1").countDown();
    await(inLoop);
    mayReturn.get("2").countDown();
    await(returning.get("2"));
    awaitEndOfWork(threads.get("2"));
    CountDownLatch kept = new CountDownLatch(1);
    loop.execute(() -> stay(kept));
    goOn.countDown();

    await(begun.get("3"));
    assertThat(threads.get("3")).isNotSameAs(threads.get("1"));
    kept.countDown();
    mayReturn.get("3").countDown();
  }

  private static Map<String, CountDownLatch> latches() {
    return Map.of(
        "1", new CountDownLatch(1), "2", new CountDownLatch(1), "3", new CountDownLatch(1));
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
  }

  private static void stay(CountDownLatch until) {
    try {
      until.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until it waits for more work, or is no more. */
  private static void awaitEndOfWork(Thread thread) {
    while (thread.getState() != Thread.State.TERMINATED
        && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }
}
