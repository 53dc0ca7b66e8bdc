package io.sealane.benchmarks.jdbc.inbox;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** What it costs to recognise an event; its handler does nothing. */
public final class InboxWork {

  /** The work's name in the table. */
  public static final String NAME = "inbox";

  private static final String BATCHES = "sealane in batches";

  /** As many as share a transaction at most: they come at once. */
  private static final int THREADS = 20;

  private static final Map<String, Function<Database, InboxSubject>> SUBJECTS =
      new LinkedHashMap<>();

  static {
    SUBJECTS.put("sealane", database -> new SealaneInbox(database, inbox -> inbox));
    SUBJECTS.put("twin", TwinInbox::new);
    SUBJECTS.put("camel", CamelInbox::new);
    SUBJECTS.put("eventuate", EventuateInbox::new);
    SUBJECTS.put(BATCHES, database -> new SealaneInbox(database, one -> one.withBatches(10)));
  }

  private static final Map<String, String> NOTES =
      Map.of(
          "camel",
          "marks in a transaction of its own, not in the handler's",
          "twin",
          "by hand; looks at no content",
          "eventuate",
          "looks at no content",
          BATCHES,
          "ten share a transaction at most; 20 events come at once");

  private final Amounts amounts;
  private final List<Row> rows = new ArrayList<>();
  private final AtomicLong ids = new AtomicLong();

  private InboxWork(Amounts amounts) {
    this.amounts = amounts;
  }

  /** Measures it. */
  public static List<Row> measure(Server server, Amounts amounts) throws Exception {
    InboxWork work = new InboxWork(amounts);
    Map<String, Database> databases = new LinkedHashMap<>();
    Map<String, InboxSubject> subjects = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, Function<Database, InboxSubject>> one : SUBJECTS.entrySet()) {
        Database database = server.create(10);
        databases.put(one.getKey(), database);
        InboxSubject subject = one.getValue().apply(database);
        subjects.put(one.getKey(), subject);
        work.count(one.getKey(), subject, database);
      }
      work.time(subjects);
    } finally {
      databases.values().forEach(Database::close);
    }
    return work.rows;
  }

  private void count(String who, InboxSubject subject, Database database) throws Exception {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < amounts.counted() / 10 * 10; i++) {
      events.add(id());
    }
    handle(who, subject, List.of(id()));
    rows.add(counted(who, "first time", subject, database, events));
    if (!who.equals(BATCHES)) {
      rows.add(counted(who, "duplicate", subject, database, events));
    }
  }

  private Row counted(
      String who, String how, InboxSubject subject, Database database, List<String> events)
      throws Exception {
    database.count(true);
    handle(who, subject, events);
    database.count(false);
    double count = events.size();
    return new Row(
        NAME,
        who,
        how,
        List.of(
            Figure.count("statements/event", database.counts().statements() / count),
            Figure.count("exceptions/event", database.counts().failures() / count)),
        NOTES.getOrDefault(who, ""));
  }

  private static void handle(String who, InboxSubject subject, List<String> events)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(who.equals(BATCHES) ? THREADS : 1);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (String event : events) {
        all.add(
            pool.submit(
                () -> {
                  subject.handle(event);
                  return event;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      pool.shutdown();
    }
  }

  private void time(Map<String, InboxSubject> subjects) throws Exception {
    Map<String, Interleaved.Trial> trials = new LinkedHashMap<>();
    subjects.forEach(
        (who, subject) ->
            trials.put(
                who,
                () ->
                    Interleaved.perSecond(
                        who.equals(BATCHES) ? THREADS : 1,
                        amounts.millis(),
                        () -> subject.handle(id()))));
    Interleaved.warmUp(amounts.warmUpSeconds(), trials);
    Interleaved.rounds(amounts.rounds(), trials)
        .forEach(
            (who, rounds) ->
                rows.add(
                    new Row(
                        NAME,
                        who,
                        "first time, threads=" + (who.equals(BATCHES) ? THREADS : 1),
                        List.of(Spread.median("events/s", rounds)),
                        "")));
  }

  private String id() {
    return "event-" + ids.incrementAndGet();
  }
}
