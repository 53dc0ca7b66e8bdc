package io.sealane.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.transport.QueueSpec;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Real threads in real time; what is asserted is what was counted, never how long it took. */
@Timeout(60)
class ConcurrencyTest {
  private static final int MESSAGES = 20_000;
  private static final int RECEIVERS = 4;
  private static final int KEYS = 16;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<String> held = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> done = new ConcurrentHashMap<>();
  private final Map<String, Integer> latest = new ConcurrentHashMap<>();
  private final AtomicInteger violations = new AtomicInteger();
  private final CountDownLatch left = new CountDownLatch(MESSAGES);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @RepeatedTest(5)
  void nothingIsLostOrHeldTwiceByCompetingReceivers() throws Exception {
    run(Bench.queue("delivery"), this::settle);

    assertThat(violations).hasValue(0);
    assertThat(done).hasSize(MESSAGES).allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
  }

  @RepeatedTest(5)
  void eachKeyKeepsItsOrderAlsoWhenMessagesAreGivenBack() throws Exception {
    run(Bench.orderedQueue("delivery"), this::settleInOrder);

    assertThat(violations).hasValue(0);
    assertThat(done).hasSize(MESSAGES).allSatisfy((id, times) -> assertThat(times).isEqualTo(1));
  }

  /** Deals with deliveries of one receive. */
  private interface Work {
    void on(Receiver receiver, List<Delivery> deliveries) throws Exception;
  }

  private void run(QueueSpec queue, Work work) throws Exception {
    InMemoryTransport transport = InMemoryTransport.create().withCapacity(100);
    transport.prepare(Bench.topology(queue));
    List<Receiver> receivers = new ArrayList<>();
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < RECEIVERS; i++) {
      Receiver receiver = transport.receiver(queue);
      receivers.add(receiver);
      all.add(threads.submit(() -> receive(receiver, work)));
    }
    all.add(threads.submit(publisher(transport, 0)));
    all.add(threads.submit(publisher(transport, 1)));
    assertThat(left.await(50, TimeUnit.SECONDS)).as("all done").isTrue();
    receivers.forEach(Receiver::close);
    for (Future<?> each : all) {
      each.get();
    }
    assertThat(Bench.backlog(transport.receiver(queue)).isEmpty()).isTrue();
  }

  private Callable<Void> publisher(InMemoryTransport transport, int number) {
    return () -> {
      Sender sender = transport.sender(Bench.ORDERS);
      for (int i = number; i < MESSAGES; i += 2) {
        String key = "k" + i % KEYS;
        String id = key + ":" + i;
        sender
            .send(List.of(new OutgoingMessage(id, key, Bench.bytes(id), Map.of())))
            .toCompletableFuture()
            .get();
      }
      return null;
    };
  }

  private Void receive(Receiver receiver, Work work) throws Exception {
    while (left.getCount() > 0) {
      ReceiveRequest request = new ReceiveRequest(10, Duration.ofSeconds(20), Bench.LEASE);
      ReceiveResult result = receiver.receive(request).toCompletableFuture().get();
      List<Delivery> deliveries = ((ReceiveResult.Received) result).deliveries();
      for (Delivery delivery : deliveries) {
        check(held.add(Bench.id(delivery)));
      }
      work.on(receiver, deliveries);
    }
    return null;
  }

  private void settle(Receiver receiver, List<Delivery> deliveries) throws Exception {
    for (Delivery delivery : deliveries) {
      int dice = ThreadLocalRandom.current().nextInt(10);
      if (dice == 0) {
        giveBack(receiver, delivery, Duration.ofMillis(ThreadLocalRandom.current().nextInt(3)));
      } else {
        finish(receiver, delivery);
      }
    }
  }

  /** Gives back one and, as order demands, all of its key that came with it and stand behind it. */
  private void settleInOrder(Receiver receiver, List<Delivery> deliveries) throws Exception {
    Set<String> givenBack = ConcurrentHashMap.newKeySet();
    for (Delivery delivery : deliveries) {
      String key = String.valueOf(delivery.key());
      if (givenBack.contains(key) || ThreadLocalRandom.current().nextInt(10) == 0) {
        givenBack.add(key);
        giveBack(receiver, delivery, Duration.ZERO);
      } else {
        int number = Integer.parseInt(Bench.id(delivery).substring(key.length() + 1));
        Integer before = latest.put(key, number);
        check(before == null || before < number);
        finish(receiver, delivery);
      }
    }
  }

  private void giveBack(Receiver receiver, Delivery delivery, Duration delay) throws Exception {
    held.remove(Bench.id(delivery));
    receiver.settle(List.of(new Settlement.Release(delivery, delay))).toCompletableFuture().get();
  }

  private void finish(Receiver receiver, Delivery delivery) throws Exception {
    held.remove(Bench.id(delivery));
    receiver.settle(List.of(new Settlement.Done(delivery))).toCompletableFuture().get();
    done.merge(Bench.id(delivery), 1, Integer::sum);
    left.countDown();
  }

  private void check(boolean holds) {
    if (!holds) {
      violations.incrementAndGet();
    }
  }
}
