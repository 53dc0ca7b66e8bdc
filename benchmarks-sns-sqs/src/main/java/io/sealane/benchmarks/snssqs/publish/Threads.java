package io.sealane.benchmarks.snssqs.publish;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads that an application needs around what blocks. */
final class Threads {

  private static final int COUNT = 64;

  private final ExecutorService threads = Executors.newFixedThreadPool(COUNT);

  /** Publishes and returns when it is done. */
  interface Blocking {
    void publish(List<Note> events) throws Exception;
  }

  Publishing around(Blocking way) {
    return events ->
        CompletableFuture.runAsync(
            () -> {
              try {
                way.publish(events);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            },
            threads);
  }
}
