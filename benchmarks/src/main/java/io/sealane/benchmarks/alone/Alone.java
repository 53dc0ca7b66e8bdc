package io.sealane.benchmarks.alone;

import io.sealane.benchmarks.table.Figure;
import io.sealane.benchmarks.table.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows that need a JVM of their own, or none. */
public final class Alone {

  private static final List<String> NO_ARGUMENTS = List.of();
  private final boolean quick;
  private final String only;
  private final List<Row> rows = new ArrayList<>();

  private Alone(boolean quick, String only) {
    this.quick = quick;
    this.only = only;
  }

  /**
   * Measures them.
   *
   * @param quick whether less will do; what is counted is exact all the same
   * @param only a regular expression that the name of the work has to contain, or empty
   */
  public static List<Row> measure(boolean quick, String only) throws IOException {
    Alone alone = new Alone(quick, only);
    alone.coreJar();
    alone.hello();
    alone.idle();
    alone.latency();
    alone.millionEvents();
    return alone.rows;
  }

  private boolean isWanted(String work) {
    boolean wanted = only.isEmpty() || java.util.regex.Pattern.compile(only).matcher(work).find();
    if (wanted) {
      System.out.println(work);
    }
    return wanted;
  }

  private void coreJar() throws IOException {
    if (isWanted("core jar")) {
      rows.add(
          new Row(
              "core jar", "sealane", "", List.of(Figure.count(Figure.BYTES, CoreJar.bytes())), ""));
    }
  }

  private void hello() throws IOException {
    if (!isWanted("hello")) {
      return;
    }
    hello("nothing", "nothing", "an empty main");
    hello("jackson", "jackson", "an order written and read by Jackson alone");
    hello("codec", "sealane codec", "the same by our codec");
    hello("wired", "sealane not started", "publisher and subscription in memory, not started");
    hello("started", "sealane", "an event published in memory and handled");
  }

  private void hello(String what, String subject, String note) throws IOException {
    List<Figure> figures = new ArrayList<>(Classes.loaded(what));
    figures.addAll(Child.run(NO_ARGUMENTS, Hello.class, what, "threads").figures());
    rows.add(new Row("hello", subject, "", figures, note));
  }

  private void idle() {
    if (!isWanted("idle")) {
      return;
    }
    int seconds = quick ? 2 : 16;
    for (String who : List.of("nothing", "sealane")) {
      List<Figure> figures = Child.run(NO_ARGUMENTS, Idle.class, who, seconds).figures();
      String subject = who.equals("nothing") ? "an empty JVM" : "sealane started";
      rows.add(new Row("idle", subject, "", figures, "after the work, nothing happening"));
    }
  }

  private void latency() {
    if (!isWanted("latency")) {
      return;
    }
    List<String> ways =
        List.of("sealane", "sealaneInMemory", "arrayBlockingQueue", "executor", "disruptor");
    Map<String, List<Child.Said>> said = new TreeMap<>();
    for (int round = 0; round < (quick ? 1 : 5); round++) {
      for (String way : ways) {
        said.computeIfAbsent(way, key -> new ArrayList<>())
            .add(Child.run(NO_ARGUMENTS, Latency.class, way, quick ? 1 : 4));
      }
    }
    said.forEach((way, all) -> rows.add(latency(way, all)));
  }

  private static Row latency(String way, List<Child.Said> said) {
    List<Figure> figures = List.of(median("µs p50", said), median("µs p99", said));
    String note =
        switch (way) {
          case "sealane" -> "serial loop, then a pool, as in the pipeline";
          case "sealaneInMemory" -> "written, sent, received, read, guarded, handled";
          case "executor" -> "LinkedBlockingQueue in a pool of one";
          case "disruptor" -> "BlockingWaitStrategy";
          default -> "";
        };
    return new Row("latency", way, "1,000/s", figures, note);
  }

  /** The median of all forks, and half of their range. */
  private static Figure median(String name, List<Child.Said> said) {
    double[] values = said.stream().mapToDouble(one -> one.value(name)).sorted().toArray();
    double range = values[values.length - 1] - values[0];
    return new Figure(name, values[values.length / 2], values.length == 1 ? null : range / 2);
  }

  private void millionEvents() {
    if (!isWanted("million events")) {
      return;
    }
    int events = quick ? 50_000 : 1_000_000;
    Child.Said said = Child.run(List.of("-Xmx64m"), MillionEvents.class, events);
    String parameters = String.format(java.util.Locale.ROOT, "events=%,d,heap=64 MB", events);
    rows.add(new Row("million events", "sealane", parameters, said.figures(), said.note()));
  }
}
