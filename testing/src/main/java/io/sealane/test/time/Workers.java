package io.sealane.test.time;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Daemon threads whose work keeps time still. */
final class Workers {

  private static final int FRAMES = 8;

  private final Activity activity;
  private final AtomicInteger count = new AtomicInteger();
  private final Set<Thread> busy = ConcurrentHashMap.newKeySet();
  private final ExecutorService pool =
      new ThreadPoolExecutor(
          0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);

  Workers(Activity activity) {
    this.activity = activity;
  }

  void execute(Runnable task) {
    activity.begin(() -> pool.execute(() -> run(task)));
  }

  String busy() {
    Map<String, String> calls = new ConcurrentSkipListMap<>();
    busy.forEach(thread -> calls.put(thread.getName(), calls(thread)));
    return calls.entrySet().stream()
        .map(entry -> entry.getKey() + entry.getValue())
        .collect(Collectors.joining("\n"));
  }

  void close() {
    pool.shutdownNow();
  }

  private void run(Runnable task) {
    busy.add(Thread.currentThread());
    try {
      activity.working(task);
    } finally {
      busy.remove(Thread.currentThread());
      activity.end();
    }
  }

  private static String calls(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .limit(FRAMES)
        .map(frame -> "\n  at " + frame)
        .collect(Collectors.joining());
  }

  private Thread thread(Runnable task) {
    Thread thread = new Worker(task, "sealane-test-" + count.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  /** A thread whose interruption is noticed at once. */
  private final class Worker extends Thread {
    Worker(Runnable task, String name) {
      super(task, name);
    }

    @Override
    public void interrupt() {
      activity.interrupt(this, super::interrupt);
    }
  }
}
