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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who handles what waits, once a handler has returned. */
class GoingOnTest {

  private final Map<String, Thread> threads = new ConcurrentHashMap<>();

  /**
   * Handles ten, one at a time. The first waits for whoever brings them to have left the loop: a
   * handler that returns before leaves its result to that thread, and ends.
   */
  private void handleTen(Executor executor) throws InterruptedException {
    CountDownLatch brought = new CountDownLatch(1);
    CountDownLatch handled = new CountDownLatch(10);
    ContextHandler<Parcel> handler =
        (parcel, context) -> {
          await(brought);
          threads.put(parcel.id(), Thread.currentThread());
          handled.countDown();
        };
    Belt belt = Belt.on(executor, subscription(handler).concurrency(1));
    belt.queue.bring(belt.parcels(0, 10));
    brought.countDown();
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
    ExecutorService one = Executors.newSingleThreadExecutor();
    try {
      handleTen(
          task -> {
            asked.incrementAndGet();
            one.execute(task);
          });
    } finally {
      one.shutdownNow();
    }

    assertThat(asked).hasValue(10);
  }
}
