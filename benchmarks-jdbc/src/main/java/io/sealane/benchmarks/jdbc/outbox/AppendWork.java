package io.sealane.benchmarks.jdbc.outbox;

import io.sealane.benchmarks.jdbc.database.Database;
import io.sealane.benchmarks.jdbc.database.Server;
import io.sealane.benchmarks.jdbc.outbox.subject.OutboxSubject;
import io.sealane.benchmarks.jdbc.outbox.subject.Outboxes;
import io.sealane.benchmarks.jdbc.trial.Amounts;
import io.sealane.benchmarks.jdbc.trial.Interleaved;
import io.sealane.benchmarks.jdbc.trial.Spread;
import io.sealane.benchmarks.table.Figure;
import io.sealane.benchmarks.table.Row;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What it costs to append: statements, bytes of write-ahead log, transactions a second. */
public final class AppendWork {

  /** The work's name in the table. */
  public static final String NAME = "outbox append";

  private static final int[] EVENTS = {1, 20};
  private static final int[] THREADS = {1, 8};

  private final Amounts amounts;
  private final Map<Outboxes, Database> databases = new EnumMap<>(Outboxes.class);
  private final Map<Outboxes, OutboxSubject> subjects = new EnumMap<>(Outboxes.class);
  private final List<Row> rows = new ArrayList<>();

  private AppendWork(Amounts amounts) {
    this.amounts = amounts;
  }

  /** Measures it, with all subjects at hand, so that rounds can be interleaved. */
  public static List<Row> measure(Server server, Amounts amounts) throws Exception {
    AppendWork work = new AppendWork(amounts);
    try {
      for (Outboxes one : Outboxes.values()) {
        Database database = server.create(10);
        work.databases.put(one, database);
        work.subjects.put(one, one.on(database));
      }
      work.all();
    } finally {
      work.subjects.values().forEach(OutboxSubject::close);
      work.databases.values().forEach(Database::close);
    }
    return work.rows;
  }

  private void all() throws Exception {
    for (int events : EVENTS) {
      for (Map.Entry<Outboxes, OutboxSubject> one : subjects.entrySet()) {
        count(one.getKey(), one.getValue(), database(one.getKey()), events);
      }
      for (int threads : THREADS) {
        time(events, threads);
      }
    }
  }

  private Database database(Outboxes one) {
    return Objects.requireNonNull(databases.get(one));
  }

  private void count(Outboxes who, OutboxSubject subject, Database database, int events)
      throws Exception {
    for (int i = 0; i < amounts.counted(); i++) {
      subject.append(events);
    }
    database.count(true);
    long before = database.walBytes();
    for (int i = 0; i < amounts.counted(); i++) {
      subject.append(events);
    }
    double bytes = database.walBytes() - before;
    database.count(false);
    double transactions = amounts.counted();
    rows.add(
        new Row(
            NAME,
            who.subject(),
            "events=" + events,
            List.of(
                Figure.count("statements/tx", database.counts().statements() / transactions),
                Figure.count("round trips/tx", database.counts().roundTrips() / transactions),
                Figure.count("WAL B/event", bytes / transactions / events)),
            who.note()));
  }

  private void time(int events, int threads) throws Exception {
    Map<Outboxes, Interleaved.Trial> trials = new EnumMap<>(Outboxes.class);
    subjects.forEach(
        (who, subject) ->
            trials.put(
                who,
                () ->
                    Interleaved.perSecond(
                        threads, amounts.millis(), () -> subject.append(events))));
    Interleaved.warmUp(amounts.warmUpSeconds(), trials);
    Interleaved.rounds(amounts.rounds(), trials)
        .forEach(
            (who, rounds) ->
                rows.add(
                    new Row(
                        NAME,
                        who.subject(),
                        "events=" + events + ",threads=" + threads,
                        List.of(Spread.median("tx/s", rounds)),
                        "")));
  }
}
