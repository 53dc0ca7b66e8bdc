package io.sealane.consume.pipeline;

import static io.sealane.consume.pipeline.Belt.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.consume.ContextHandler;
import io.sealane.consume.pipeline.Belt.Parcel;
import io.sealane.handoff.HandlerThreads;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkersTest {

  private final Map<String, Thread> threads = new ConcurrentHashMap<>();

  /** Handles ten, one at a time. */
  private void handleTen(Executor executor) throws InterruptedException {
    CountDownLatch handled = new CountDownLatch(10);
    ContextHandler<Parcel> handler =
        (parcel, context) -> {
          threads.put(parcel.id(), Thread.currentThread());
          handled.countDown();
        };
    Belt belt = Belt.on(executor, subscription(handler).concurrency(1));
    belt.queue.bring(belt.parcels(0, 10));
    await(handled);
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void aThreadOfOursGoesOnWithTheNext() throws Exception {
    handleTen(HandlerThreads.create());

    assertThat(Set.copyOf(threads.values())).hasSize(1);
  }

  @Test
  void anExecutorOfTheApplicationIsAskedForEach() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Executor one = Executors.newSingleThreadExecutor();

    handleTen(
        task -> {
          asked.incrementAndGet();
          one.execute(task);
        });

    assertThat(asked).hasValue(10);
  }

  /**
   * The first thread runs the loop. While it is still at its own delivery there, the second returns
   * as well, and then comes something that keeps the loop.
   */
  @Test
  void aThreadThatTheLoopKeepsDoesNotKeepWhatWasPassedToIt() throws Exception {
    Map<String, CountDownLatch> begun = latches();
    Map<String, CountDownLatch> mayReturn = latches();
    Map<String, CountDownLatch> returning = latches();
    ContextHandler<Parcel> handler =
        (parcel, context) -> {
          threads.put(parcel.id(), Thread.currentThread());
          begun.get(parcel.id()).countDown();
          await(mayReturn.get(parcel.id()));
          returning.get(parcel.id()).countDown();
        };
    Belt belt = Belt.on(HandlerThreads.create(), subscription(handler).concurrency(2));
    belt.queue.bring(belt.parcels(1, 3));
    await(begun.get("1"));
    await(begun.get("2"));

    CountDownLatch inLoop = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    belt.queue.whenReceiving = () -> stay(inLoop, goOn);
    mayReturn.get("1").countDown();
    await(inLoop);
    mayReturn.get("2").countDown();
    await(returning.get("2"));
    awaitEndOfWork(threads.get("2"));
    CountDownLatch kept = new CountDownLatch(1);
    belt.loop.execute(() -> stay(new CountDownLatch(1), kept));
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

  private static void stay(CountDownLatch arrived, CountDownLatch goOn) {
    arrived.countDown();
    try {
      goOn.await(1, TimeUnit.MINUTES);
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
