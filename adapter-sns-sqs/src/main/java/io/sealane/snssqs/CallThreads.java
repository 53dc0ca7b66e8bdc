package io.sealane.snssqs;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for clients that block: as many as there are calls under way, which the pipeline bounds,
 * and none when nothing is called.
 */
final class CallThreads {

  private CallThreads() {}

  static Executor create() {
    AtomicInteger number = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        10,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "sealane-aws-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
