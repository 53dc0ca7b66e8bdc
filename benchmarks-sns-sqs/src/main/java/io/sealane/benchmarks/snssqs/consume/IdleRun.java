package io.sealane.benchmarks.snssqs.consume;

import io.sealane.benchmarks.snssqs.client.Clients;
import io.sealane.benchmarks.snssqs.jvm.Said;
import io.sealane.benchmarks.snssqs.stub.Control;
import io.sealane.benchmarks.table.Figure;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Consumes a queue that is empty, in a JVM of its own, and then a message. Arguments: where the
 * stub is, by whom, at what concurrency, for how many seconds. It works a little, says that it is
 * ready, and goes on, from step to step, with each line that it is told.
 */
public final class IdleRun {

  private static final int WARM_UP = 2_000;
  private static final int WAKE_UPS = 9;

  private final Control stub;
  private final Work work = new Work(0);
  private final BufferedReader told =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  private IdleRun(URI endpoint) {
    stub = new Control(endpoint, "idle-" + ProcessHandle.current().pid());
  }

  /** Idles, wakes up and says. */
  public static void main(String[] args) {
    Said.runAndEnd(() -> run(args));
  }

  private static void run(String[] args) throws Exception {
    URI endpoint = URI.create(args[0]);
    IdleRun run = new IdleRun(endpoint);
    run.stub.counts();
    int threads = Meter.threads();
    String queue = "idle-" + ProcessHandle.current().pid();
    int concurrency = Integer.parseInt(args[2]);
    Listeners.by(args[1], new Clients(endpoint), queue, concurrency, run.work).start();
    run.warmUp();
    run.step("ready");
    run.idle(args[1], concurrency, Integer.parseInt(args[3]), threads);
  }

  private void step(String reached) throws Exception {
    System.out.println(reached);
    if (told.readLine() == null) {
      throw new IllegalStateException("nobody is interested any more");
    }
  }

  private void warmUp() throws InterruptedException {
    stub.put(WARM_UP);
    while (stub.counts().of("deleted") < WARM_UP) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private void idle(String who, int concurrency, int seconds, int threads) throws Exception {
    Meter before = Meter.read(work, stub.counts());
    TimeUnit.SECONDS.sleep(seconds);
    Meter after = Meter.read(work, stub.counts());
    int running = Meter.threads() - threads;
    step("watched");
    double wall = after.at() - before.at();
    double receives = after.counts().since(before.counts(), "ReceiveMessage");
    Said.row(
        "idle",
        "concurrency=" + concurrency,
        Listeners.note(who),
        Figure.count("receives/h", receives * 3_600 / seconds),
        Figure.count("threads", running),
        Figure.count("% of a core", 100 * (after.cpu() - before.cpu()) / wall),
        Figure.count("ms to wake up", wakeUp()));
  }

  /** The median of some. */
  private double wakeUp() throws Exception {
    double[] millis = new double[WAKE_UPS];
    for (int i = 0; i < WAKE_UPS; i++) {
      while (stub.counts().of("polls") == 0 || stub.counts().of("hidden") > 0) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      TimeUnit.MILLISECONDS.sleep(50);
      CompletableFuture<Long> begun = work.nextBegin();
      long put = System.nanoTime();
      stub.put(1);
      millis[i] = (begun.get(30, TimeUnit.SECONDS) - put) / 1e6;
    }
    Arrays.sort(millis);
    return millis[WAKE_UPS / 2];
  }
}
