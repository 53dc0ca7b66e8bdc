package io.sealane.benchmarks.snssqs;

import io.sealane.benchmarks.snssqs.consume.DrainRun;
import io.sealane.benchmarks.snssqs.consume.IdleRun;
import io.sealane.benchmarks.snssqs.consume.Listeners;
import io.sealane.benchmarks.snssqs.consume.StopRun;
import io.sealane.benchmarks.snssqs.jvm.Jvm;
import io.sealane.benchmarks.snssqs.publish.PublishRun;
import io.sealane.benchmarks.snssqs.stub.Stub;
import io.sealane.benchmarks.table.Options;
import io.sealane.benchmarks.table.Row;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything in its order: each subject in a JVM of its own, against one stub. */
final class Measuring {

  private static final String HEAP = "512m";
  private static final String IDLE_HEAP = "128m";

  private static final int QUICK_AT_ONCE = 4;

  private final String mode;
  private final Pattern only;
  private final boolean quick;
  private final List<Callable<List<Row>>> planned = new ArrayList<>();
  private URI stub = URI.create("");

  private Measuring(Options options) {
    this.mode = options.mode();
    this.quick = options.isQuick();
    this.only = Pattern.compile(options.pattern());
  }

  /** Measures what is wanted. */
  static List<Row> all(Options options) {
    Measuring measuring = new Measuring(options);
    int processor = measuring.quick ? Jvm.ANYWHERE : Jvm.SERVER;
    try (Jvm server = Jvm.start(processor, HEAP, Stub.class)) {
      measuring.stub = URI.create("http://127.0.0.1:" + server.line());
      measuring.publish("sns");
      measuring.publish("sqs");
      measuring.drain();
      measuring.stop();
      // First, since it is short: whoever does not start is found before what takes long.
      List<Row> idle = measuring.idle();
      List<Row> rows = measuring.run();
      rows.addAll(idle);
      return Rounds.merged(rows, options.isCounts());
    }
  }

  /** One after the other; where times do not matter, a few at once. */
  private List<Row> run() {
    ExecutorService threads = Executors.newFixedThreadPool(quick ? QUICK_AT_ONCE : 1);
    try {
      List<Row> rows = new ArrayList<>();
      for (Future<List<Row>> done : threads.invokeAll(planned)) {
        rows.addAll(done.get());
      }
      return rows;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean isWanted(String work) {
    return only.matcher(work).find();
  }

  private void publish(String service) {
    if (isWanted("publish " + service)) {
      for (String way : PublishRun.ways(service, mode.equals("counts"))) {
        measure(way, PublishRun.class, service, way, mode);
      }
    }
  }

  private void drain() {
    if (!isWanted("drain")) {
      return;
    }
    for (int concurrency : quick ? new int[] {10} : new int[] {10, 100}) {
      List<String> judged = new ArrayList<>(Listeners.JUDGED);
      drain(judged, concurrency);
      drain(Listeners.OTHERS, concurrency);
      if (mode.equals("full") && concurrency == 10) {
        Collections.reverse(judged);
        drain(judged, concurrency);
      }
    }
  }

  private void drain(List<String> subjects, int concurrency) {
    subjects.forEach(who -> measure(who, DrainRun.class, who, concurrency, mode));
  }

  private void measure(String who, Class<?> main, Object... arguments) {
    Object[] all = Stream.concat(Stream.of(stub), Stream.of(arguments)).toArray();
    planned.add(
        () -> {
          System.out.println(main.getSimpleName() + " " + List.of(arguments));
          try (Jvm jvm = Jvm.start(quick ? Jvm.ANYWHERE : Jvm.MEASURED, HEAP, main, all)) {
            return jvm.rows(who);
          }
        });
  }

  /** All at once, since they do nothing; they wake up one after the other. */
  private List<Row> idle() {
    List<Row> rows = new ArrayList<>();
    Map<Jvm, String> jvms = new LinkedHashMap<>();
    try {
      if (isWanted("idle")) {
        int seconds = quick ? 3 : 60;
        for (int concurrency : quick ? new int[] {1, 10} : new int[] {1, 10, 100}) {
          subjects().forEach(who -> jvms.put(idler(who, concurrency, seconds), who));
        }
      }
      jvms.keySet().forEach(Jvm::line);
      jvms.keySet().forEach(jvm -> jvm.tell("watch"));
      jvms.keySet().forEach(Jvm::line);
      jvms.forEach(
          (jvm, who) -> {
            jvm.tell("wake");
            rows.addAll(jvm.rows(who));
          });
      return rows;
    } finally {
      jvms.keySet().forEach(Jvm::close);
    }
  }

  private Jvm idler(String who, int concurrency, int seconds) {
    System.out.println("IdleRun " + who + ", " + concurrency);
    return Jvm.start(Jvm.ANYWHERE, IDLE_HEAP, IdleRun.class, stub, who, concurrency, seconds);
  }

  private void stop() {
    if (!isWanted("stop")) {
      return;
    }
    for (String how : List.of("idle", "loaded", "slow")) {
      for (String who : subjects()) {
        if (!who.equals("twin")) {
          measure(who, StopRun.class, who, how, quick ? 500 : 2_000, quick ? "PT0S" : "PT20S");
        }
      }
    }
  }

  private static List<String> subjects() {
    return Stream.concat(Listeners.JUDGED.stream(), Listeners.OTHERS.stream()).toList();
  }
}
