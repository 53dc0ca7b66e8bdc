package io.sealane.benchmarks.jdbc.stream;

import io.sealane.benchmarks.jdbc.database.Database;
import io.sealane.benchmarks.jdbc.database.Server;
import io.sealane.benchmarks.jdbc.trial.Amounts;
import io.sealane.benchmarks.jdbc.trial.Interleaved;
import io.sealane.benchmarks.jdbc.trial.Spread;
import io.sealane.benchmarks.table.Figure;
import io.sealane.benchmarks.table.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Event stores: append with an expected version, read a stream, catch up. */
public final class StreamWork {

  /** Appending. */
  public static final String APPEND = "event store append";

  /** Reading a stream of a hundred events. */
  public static final String READ = "event store read of 100";

  /** Reading all events. */
  public static final String CATCH_UP = "event store catch-up";

  private static final int LONG = 100;
  private static final int STREAMS = 1_000;

  private final Amounts amounts;
  private final Map<String, Database> databases = new LinkedHashMap<>();
  private final Map<String, StreamSubject> subjects = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();

  private StreamWork(Amounts amounts) {
    this.amounts = amounts;
  }

  /** Measures it. */
  public static List<Row> measure(Server server, Amounts amounts) throws Exception {
    StreamWork work = new StreamWork(amounts);
    try {
      for (String who : List.of("sealane", "twin")) {
        Database database = server.create(10);
        work.databases.put(who, database);
        work.subjects.put(who, open(who, database));
      }
      work.fill();
      work.read();
      work.catchUp();
      for (int events : new int[] {1, 10}) {
        work.append(events);
      }
    } finally {
      work.databases.values().forEach(Database::close);
    }
    return work.rows;
  }

  private static StreamSubject open(String who, Database database) {
    return who.equals("sealane") ? new SealaneStreams(database) : new TwinStreams(database);
  }

  private Database database(String who) {
    Database database = databases.get(who);
    if (database == null) {
      throw new IllegalStateException("no database of " + who);
    }
    return database;
  }

  private void fill() throws Exception {
    for (Map.Entry<String, StreamSubject> one : subjects.entrySet()) {
      for (int i = 0; i < amounts.catchUp() / LONG; i++) {
        one.getValue().append("long-" + i, 0, LONG);
      }
      database(one.getKey()).execute("VACUUM ANALYZE");
    }
  }

  private void read() throws Exception {
    Map<String, Interleaved.Trial> trials = new LinkedHashMap<>();
    for (Map.Entry<String, StreamSubject> one : subjects.entrySet()) {
      StreamSubject subject = one.getValue();
      double statements = counted(one.getKey(), 10, () -> readOne(subject, 0));
      rows.add(
          row(READ, one.getKey(), "counted", List.of(Figure.count("statements/read", statements))));
      AtomicLong number = new AtomicLong();
      int streams = amounts.catchUp() / LONG;
      trials.put(
          one.getKey(),
          () ->
              Interleaved.perSecond(
                      1,
                      amounts.millis(),
                      () -> readOne(subject, number.getAndIncrement() * 7 % streams))
                  * LONG);
    }
    timed(READ, "", "events/s", trials);
  }

  private static void readOne(StreamSubject subject, long number) throws Exception {
    int read = subject.read("long-" + number);
    if (read != LONG) {
      throw new IllegalStateException(read + " events instead of " + LONG);
    }
  }

  private void catchUp() throws Exception {
    Map<String, Interleaved.Trial> trials = new LinkedHashMap<>();
    for (Map.Entry<String, StreamSubject> one : subjects.entrySet()) {
      int events = amounts.catchUp();
      double statements = counted(one.getKey(), 1, () -> one.getValue().catchUp(events)) / events;
      rows.add(
          row(
              CATCH_UP,
              one.getKey(),
              String.format("%,d events", events),
              List.of(Figure.count("statements/event", statements))));
      trials.put(one.getKey(), () -> rate(events, () -> one.getValue().catchUp(events)));
    }
    if (subjects.get("sealane") instanceof SealaneStreams ours) {
      int events = amounts.catchUp();
      trials.put("sealane projection", () -> rate(events, () -> ours.project(events)));
    }
    timed(CATCH_UP, "", "events/s", trials);
  }

  private static double rate(int events, Interleaved.Step step) throws Exception {
    long began = System.nanoTime();
    step.run();
    return events / ((System.nanoTime() - began) / 1e9);
  }

  private void append(int events) throws Exception {
    Map<String, AtomicLong> numbers = new LinkedHashMap<>();
    for (Map.Entry<String, StreamSubject> one : subjects.entrySet()) {
      String who = one.getKey();
      AtomicLong number = new AtomicLong();
      numbers.put(who, number);
      Interleaved.Step step = () -> appendNext(one.getValue(), number, events);
      for (int i = 0; i < amounts.counted(); i++) {
        step.run();
      }
      long before = database(who).walBytes();
      double statements = counted(who, amounts.counted(), step);
      double bytes = database(who).walBytes() - before;
      rows.add(
          row(
              APPEND,
              who,
              "events=" + events,
              List.of(
                  Figure.count("statements/tx", statements),
                  Figure.count("WAL B/event", bytes / amounts.counted() / events))));
    }
    for (int threads : new int[] {1, 8}) {
      Map<String, Interleaved.Trial> trials = new LinkedHashMap<>();
      subjects.forEach(
          (who, subject) ->
              trials.put(
                  who,
                  () ->
                      Interleaved.perSecond(
                          threads,
                          amounts.millis(),
                          () ->
                              appendNext(
                                  subject, numbers.getOrDefault(who, new AtomicLong()), events))));
      timed(APPEND, "events=" + events + ",threads=" + threads, "tx/s", trials);
    }
  }

  /** Round after round over a thousand streams, each at the version that it has by then. */
  private static void appendNext(StreamSubject subject, AtomicLong number, int events)
      throws Exception {
    long next = number.getAndIncrement();
    subject.append("short-" + events + "-" + next % STREAMS, next / STREAMS * events, events);
  }

  private double counted(String who, int times, Interleaved.Step step) throws Exception {
    Database database = database(who);
    database.count(true);
    for (int i = 0; i < times; i++) {
      step.run();
    }
    database.count(false);
    return database.counts().statements() / (double) times;
  }

  private void timed(
      String work, String parameters, String figure, Map<String, Interleaved.Trial> trials)
      throws Exception {
    Interleaved.warmUp(amounts.warmUpSeconds(), trials);
    Interleaved.rounds(
            work.equals(CATCH_UP) ? Math.min(2, amounts.rounds()) : amounts.rounds(), trials)
        .forEach(
            (who, rounds) ->
                rows.add(row(work, who, parameters, List.of(Spread.median(figure, rounds)))));
  }

  private static Row row(String work, String who, String with, List<Figure> figures) {
    String note =
        switch (who) {
          case "twin" -> "by hand; its reader misses what commits late";
          case "sealane projection" -> "with its checkpoints";
          default -> "";
        };
    return new Row(work, who, with, figures, note);
  }
}
