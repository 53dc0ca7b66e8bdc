package io.sealane.benchmarks.snssqs.consume;

import io.sealane.benchmarks.snssqs.client.Clients;
import io.sealane.benchmarks.snssqs.jvm.Said;
import io.sealane.benchmarks.snssqs.jvm.WarmUp;
import io.sealane.benchmarks.snssqs.stub.Control;
import io.sealane.benchmarks.snssqs.stub.Control.Counts;
import io.sealane.benchmarks.table.Figure;
import io.sealane.benchmarks.warm.Compilers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Consumes a backlog by one of the ways, in a JVM of its own: first one that ends, for the
 * requests; then one that does not, for speed. Arguments: where the stub is, by whom, at what
 * concurrency, and {@code quick}, {@code counts} or {@code full}.
 */
public final class DrainRun {

  private static final Duration WARM_UP = Duration.ofSeconds(40);

  /** The longest that each kind of handler is measured again, with the compilers at work. */
  private static final Duration AGAIN = Duration.ofSeconds(20);

  private final String who;
  private final int concurrency;
  private final Control stub;
  private final Work work = new Work(0);

  private DrainRun(URI endpoint, String who, int concurrency) throws Exception {
    this.who = who;
    this.concurrency = concurrency;
    String queue = "drain-" + ProcessHandle.current().pid();
    this.stub = new Control(endpoint, queue);
    Listeners.by(who, new Clients(endpoint), queue, concurrency, work).start();
  }

  /** Consumes and says. */
  public static void main(String[] args) {
    Said.runAndEnd(() -> run(args));
  }

  private static void run(String[] args) throws Exception {
    DrainRun run = new DrainRun(URI.create(args[0]), args[1], Integer.parseInt(args[2]));
    boolean quick = args[3].equals("quick");
    run.sayRequests(quick ? 1_000 : 10_000);
    if (!args[3].equals("counts")) {
      run.stub.putEndlessly();
      run.warmUp(quick ? Duration.ZERO : WARM_UP);
      for (Work.Kind kind : List.of(Work.Kind.NO_OP, Work.Kind.FIXED, Work.Kind.LOGNORMAL)) {
        run.work.become(kind);
        TimeUnit.MILLISECONDS.sleep(quick ? 200 : 1_000);
        run.saySpeed(kind, quick ? 300 : 2_000, quick ? Duration.ZERO : AGAIN);
      }
    }
  }

  /** From the first message until the last is deleted. */
  private void sayRequests(int messages) throws InterruptedException {
    while (stub.counts().of("polls") == 0) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    Counts before = stub.counts();
    Counts after = stub.put(messages);
    while (after.of("deleted") < messages) {
      TimeUnit.MILLISECONDS.sleep(5);
      after = stub.counts();
    }
    double thousands = messages / 1_000.0;
    Said.row(
        "consume requests",
        "concurrency=" + concurrency,
        String.format(Locale.ROOT, "a backlog of %,d, no-op handlers", messages),
        Figure.count(Said.REQUESTS, after.since(before, "requests") / thousands),
        Figure.count("receives", after.since(before, "ReceiveMessage") / thousands));
  }

  /** First without a handler's own time, which is where most is done; then with it. */
  private void warmUp(Duration atMost) throws Exception {
    WarmUp.await(atMost);
    for (Work.Kind kind : List.of(Work.Kind.LOGNORMAL, Work.Kind.NO_OP)) {
      work.become(kind);
      WarmUp.await(atMost.dividedBy(2));
    }
    WarmUp.keepToProcessor();
  }

  /** Measures until the compilers are at rest meanwhile, or not for longer; the last one counts. */
  private void saySpeed(Work.Kind kind, int millis, Duration atMost) throws InterruptedException {
    long begin = System.nanoTime();
    Meter before;
    Meter after = Meter.read(work, stub.counts());
    do {
      before = after;
      TimeUnit.MILLISECONDS.sleep(millis);
      after = Meter.read(work, stub.counts());
    } while (after.compilingSince(before) >= Compilers.AT_REST
        && System.nanoTime() - begin < atMost.toNanos());
    say(kind, before, after);
  }

  private void say(Work.Kind kind, Meter before, Meter after) {
    double handled = after.handled() - before.handled();
    double wall = after.at() - before.at();
    double requests = after.counts().since(before.counts(), "requests");
    Said.row(
        "drain",
        kind.label + ", concurrency=" + concurrency,
        Listeners.note(who),
        Figure.count("msg/s", handled / (wall / 1e9)),
        Figure.count("µs CPU", (after.cpu() - before.cpu()) / 1e3 / handled),
        Figure.count("% compiling", 100 * after.compilingSince(before)),
        Figure.count("B", (after.allocated() - before.allocated()) / handled),
        Figure.count("utilisation", (after.busy() - before.busy()) / (wall * concurrency)),
        Figure.count(Said.REQUESTS, 1_000 * requests / handled));
  }
}
