package io.sealane.benchmarks.snssqs.consume;

import io.sealane.benchmarks.snssqs.client.Clients;
import io.sealane.benchmarks.snssqs.jvm.Said;
import io.sealane.benchmarks.snssqs.jvm.WarmUp;
import io.sealane.benchmarks.snssqs.stub.Control;
import io.sealane.benchmarks.snssqs.stub.Control.Counts;
import io.sealane.benchmarks.table.Figure;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Consumes by one of the ways, in a JVM of its own, and stops. Arguments: where the stub is, by
 * whom, {@code idle}, {@code loaded} or {@code slow}, how many milliseconds a slow handler takes,
 * and for how long a loaded one may warm up.
 */
public final class StopRun {

  private static final int CONCURRENCY = 10;
  private static final int WARM_UP = 2_000;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** What is on its way when a stop returns may arrive; nothing else is waited for. */
  private static final long ARRIVAL_MILLIS = 100;

  private final String who;
  private final Control stub;
  private final Work work;
  private final Listening listening;

  private StopRun(URI endpoint, String who, long slowMillis) {
    String queue = "stop-" + ProcessHandle.current().pid();
    this.who = who;
    this.stub = new Control(endpoint, queue);
    this.work = new Work(slowMillis);
    this.listening = Listeners.by(who, new Clients(endpoint), queue, CONCURRENCY, work);
  }

  /** Stops and says. */
  public static void main(String[] args) {
    Said.runAndEnd(() -> run(args));
  }

  private static void run(String[] args) throws Exception {
    StopRun run = new StopRun(URI.create(args[0]), args[1], Long.parseLong(args[3]));
    run.listening.start();
    run.warmUp();
    if (args[2].equals("loaded")) {
      WarmUp.repeat(run::warmUp, Duration.parse(args[4]));
    }
    WarmUp.keepToProcessor();
    TimeUnit.MILLISECONDS.sleep(500);
    switch (args[2]) {
      case "idle" -> run.say("idle");
      case "loaded" -> run.say("5 ms handlers", Work.Kind.FIXED, 1_000);
      case "slow" -> run.say(args[3] + " ms handlers", Work.Kind.SLOW, 300);
      default -> throw new IllegalArgumentException(args[2]);
    }
  }

  private void warmUp() throws Exception {
    Counts before = stub.counts();
    stub.put(WARM_UP);
    while (stub.counts().since(before, "deleted") < WARM_UP) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private void say(String with, Work.Kind kind, long millis) throws Exception {
    work.become(kind);
    stub.putEndlessly();
    work.nextBegin().join();
    TimeUnit.MILLISECONDS.sleep(millis);
    say(with);
  }

  /** Whoever takes minutes is not waited for. */
  private boolean stopWithin(Duration longest) throws Exception {
    FutureTask<Void> stop =
        new FutureTask<>(
            () -> {
              listening.stop();
              return null;
            });
    Thread thread = new Thread(stop, "stop");
    thread.start();
    thread.join(longest.toMillis());
    if (stop.isDone()) {
      stop.get();
    }
    return stop.isDone();
  }

  private void say(String with) throws Exception {
    long from = System.nanoTime();
    boolean stopped = stopWithin(LONGEST);
    double took = (System.nanoTime() - from) / 1e6;
    long handled = work.handled.sum();
    TimeUnit.MILLISECONDS.sleep(ARRIVAL_MILLIS);
    Counts after = stub.counts();
    Said.row(
        "stop",
        with,
        stopped ? Listeners.note(who) : "had not stopped when it was looked at",
        Figure.count("ms", took),
        Figure.count("handled, not deleted", handled - after.of("deleted")),
        Figure.count("left hidden", after.of("hidden")),
        Figure.count("cut short", work.began.sum() - work.handled.sum()));
  }
}
