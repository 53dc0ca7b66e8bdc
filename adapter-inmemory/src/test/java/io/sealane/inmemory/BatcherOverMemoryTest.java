package io.sealane.inmemory;

import static io.sealane.inmemory.Bench.ORDERS;
import static io.sealane.inmemory.Bench.orderedQueue;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.time.Scheduler;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.BatchSettings;
import io.sealane.transport.send.Batcher;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.SendResult.Accepted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;

/** The batcher that every adapter shares, in front of a real transport and used by real threads. */
class BatcherOverMemoryTest {

  private static final int PUBLISHERS = 3;
  private static final int EACH = 400;

  @RepeatedTest(5)
  void everyMessageArrivesOnceAndInTheOrderOfItsKey() throws Exception {
    Bench bench = new Bench();
    Receiver receiver = bench.receiver(orderedQueue("all"));
    Batcher batcher =
        Batcher.of(
            bench.transport.sender(ORDERS),
            bench.transport.capabilities().sending(),
            BatchSettings.DEFAULTS.withOrdered(true),
            Scheduler.system(),
            new Random(1));

    List<CompletableFuture<SendResult>> results = publish(batcher);
    batcher.close(Duration.ofSeconds(30)).get(30, TimeUnit.SECONDS);

    assertThat(results)
        .hasSize(PUBLISHERS * EACH)
        .allSatisfy(result -> assertThat(result.join()).isInstanceOf(Accepted.class));
    assertThat(receiveAll(receiver)).hasSize(PUBLISHERS * EACH).doesNotHaveDuplicates();
    assertThat(numbersByKey).allSatisfy((key, numbers) -> assertThat(numbers).isSorted());
    assertThat(numbersByKey).hasSize(PUBLISHERS);
  }

  private final Map<String, List<Integer>> numbersByKey = new HashMap<>();

  private List<String> receiveAll(Receiver receiver) {
    List<String> ids = new ArrayList<>();
    List<Delivery> some = Bench.take(receiver, 10);
    while (!some.isEmpty()) {
      for (Delivery delivery : some) {
        String id = Bench.id(delivery);
        String[] parts = id.split("-", -1);
        numbersByKey
            .computeIfAbsent(parts[0], any -> new ArrayList<>())
            .add(Integer.parseInt(parts[1]));
        ids.add(id);
        Bench.done(receiver, delivery);
      }
      some = Bench.take(receiver, 10);
    }
    return ids;
  }

  private static List<CompletableFuture<SendResult>> publish(Batcher batcher)
      throws InterruptedException {
    List<CompletableFuture<SendResult>> results = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int p = 0; p < PUBLISHERS; p++) {
      String key = "k" + p;
      threads.add(
          new Thread(
              () -> {
                for (int i = 0; i < EACH; i++) {
                  OutgoingMessage message = Bench.keyed(key, key + "-" + i);
                  CompletableFuture<SendResult> result = batcher.send(message);
                  synchronized (results) {
                    results.add(result);
                  }
                }
              }));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    return results;
  }
}
