package io.sealane.transport.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.error.Failure;
import io.sealane.time.Backoff;
import io.sealane.time.Scheduler;
import io.sealane.transport.send.SendResult.Accepted;
import io.sealane.transport.send.SendResult.Rejected;
import io.sealane.transport.send.SendResult.Unknown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

/** Real threads on both sides, a sender with moods, and counts that must come out even. */
class BatcherStressTest {

  private static final SendLimits LIMITS = new SendLimits(10, 1_000, 4_000, 10, 0, true);
  private static final int PUBLISHERS = 4;
  private static final int EACH = 1_500;
  private static final int KEYS = 7;

  private final ExecutorService broker = Executors.newFixedThreadPool(3);
  private final Map<String, List<String>> acceptedByKey = new ConcurrentHashMap<>();
  private final Map<String, Integer> flying = new ConcurrentHashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final Random moods = new Random(7);

  private final ScriptedSender sender =
      ScriptedSender.doing(
          batch -> {
            depart(batch);
            return CompletableFuture.supplyAsync(() -> answer(batch), broker);
          });

  @AfterEach
  void stop() throws Exception {
    broker.shutdown();
    assertThat(broker.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  private synchronized void depart(List<OutgoingMessage> batch) {
    long bytes = batch.stream().mapToLong(MessageSize::of).sum();
    if (batch.size() > 10 || bytes > 4_000) {
      wrong.add("batch of " + batch.size() + " messages, " + bytes + " bytes");
    }
    for (OutgoingMessage message : batch) {
      if (flying.merge(message.key(), 1, Integer::sum) > 1) {
        wrong.add("two of key " + message.key() + " under way");
      }
    }
  }

  private synchronized List<SendResult> answer(List<OutgoingMessage> batch) {
    List<SendResult> results = new ArrayList<>();
    for (OutgoingMessage message : batch) {
      flying.merge(message.key(), -1, Integer::sum);
      int mood = moods.nextInt(10);
      if (mood == 0) {
        results.add(new Rejected(Failure.of(Failure.Kind.THROTTLED, "slow down")));
      } else if (mood == 1) {
        results.add(new Unknown(Failure.of(Failure.Kind.TRANSIENT, "lost, and not there")));
      } else {
        acceptedByKey.computeIfAbsent(message.key(), any -> new ArrayList<>()).add(message.id());
        results.add(new Accepted("id"));
      }
    }
    return results;
  }

  @RepeatedTest(5)
  void everyMessageIsAcceptedOnceAndInTheOrderOfItsKey() throws Exception {
    BatchSettings settings =
        BatchSettings.DEFAULTS
            .withOrdered(true)
            .withLinger(Duration.ofNanos(200_000))
            .withRetries(100, new Backoff(Duration.ofNanos(1_000), Duration.ofMillis(1), 2, 0.5));
    Batcher batcher = Batcher.of(sender, LIMITS, settings, Scheduler.system(), new Random(3));
    List<CompletableFuture<SendResult>> results = publishFromManyThreads(batcher);

    CompletableFuture<Void> closed = batcher.close(Duration.ofSeconds(60));
    closed.get(60, TimeUnit.SECONDS);

    assertThat(wrong).isEmpty();
    assertThat(results).allMatch(CompletableFuture::isDone);
    assertThat(results)
        .allSatisfy(result -> assertThat(result.join()).isInstanceOf(Accepted.class));
    Map<String, Integer> last = new HashMap<>();
    int count = 0;
    for (List<String> ids : acceptedByKey.values()) {
      for (String id : ids) {
        String[] parts = id.split("-", -1);
        Integer before = last.put(parts[0], Integer.parseInt(parts[1]));
        assertThat(before == null ? -1 : before).isLessThan(Integer.parseInt(parts[1]));
        count++;
      }
      last.clear();
    }
    assertThat(count).isEqualTo(PUBLISHERS * EACH);
    assertThat(sender.closes()).isOne();
  }

  @RepeatedTest(10)
  void whoeverPublishesWhileItIsClosedGetsAResult() throws Exception {
    Batcher batcher =
        Batcher.of(
            sender,
            LIMITS,
            BatchSettings.DEFAULTS
                .withOrdered(true)
                .withRetries(1, Backoff.fixed(Duration.ofMillis(1))),
            Scheduler.system(),
            new Random(3));
    CompletableFuture<Void> closed = new CompletableFuture<>();
    Thread closer =
        new Thread(
            () ->
                batcher
                    .close(Duration.ofMillis(1))
                    .whenComplete((nothing, never) -> closed.complete(null)));
    closer.start();
    List<CompletableFuture<SendResult>> results = publishFromManyThreads(batcher);
    closer.join();
    closed.get(60, TimeUnit.SECONDS);

    assertThat(results).hasSize(PUBLISHERS * EACH).allMatch(CompletableFuture::isDone);
    assertThat(sender.closes()).isOne();
  }

  /** Each publisher's ids are {@code publisher-number}; its keys are shared with the others. */
  private static List<CompletableFuture<SendResult>> publishFromManyThreads(Batcher batcher)
      throws InterruptedException {
    List<CompletableFuture<SendResult>> results = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int p = 0; p < PUBLISHERS; p++) {
      int publisher = p;
      threads.add(
          new Thread(
              () -> {
                for (int i = 0; i < EACH; i++) {
                  OutgoingMessage message =
                      new OutgoingMessage(
                          publisher + "-" + i, "k" + i % KEYS, new byte[i % 900], Map.of());
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
