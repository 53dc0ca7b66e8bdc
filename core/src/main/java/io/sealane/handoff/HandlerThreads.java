package io.sealane.handoff;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where handlers run unless the application says otherwise: virtual threads where the running JVM
 * has them (Java 21, JEP 444), daemon threads that end when idle elsewhere. The subscriptions bound
 * how many there are.
 */
public final class HandlerThreads implements Executor {

  private final Executor threads;

  private HandlerThreads(Executor threads) {
    this.threads = threads;
  }

  /** Threads of their own, which nobody has to end. */
  public static HandlerThreads create() {
    try {
      return new HandlerThreads(
          (ExecutorService)
              Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      return new HandlerThreads(platform());
    }
  }

  /** Threads that a test keeps count of. */
  static HandlerThreads of(Executor threads) {
    return new HandlerThreads(threads);
  }

  /** Runs the task at once, on a thread that nobody else has. */
  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }

  private static Executor platform() {
    AtomicInteger count = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        10,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "sealane-handler-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
