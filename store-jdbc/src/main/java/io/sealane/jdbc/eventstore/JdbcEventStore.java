package io.sealane.jdbc.eventstore;

import io.sealane.codec.Codec;
import io.sealane.codec.EventCatalog;
import io.sealane.codec.EventTypes;
import io.sealane.codec.json.JsonCodec;
import io.sealane.error.StoreException;
import io.sealane.error.WrongExpectedVersionException;
import io.sealane.event.Envelope;
import io.sealane.event.Publication;
import io.sealane.event.UuidV7;
import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.eventlog.EventBody;
import io.sealane.jdbc.eventlog.EventLog;
import io.sealane.jdbc.eventlog.EventRow;
import io.sealane.jdbc.eventlog.Times;
import io.sealane.publish.Stamper;
import io.sealane.store.stream.EventStore;
import io.sealane.store.stream.ExpectedVersion;
import io.sealane.store.stream.StoredEvent;
import io.sealane.time.Scheduler;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * An event store on the application's own database. An append is one statement on PostgreSQL and
 * waits for nobody but appends to the same stream; on MySQL, MariaDB and H2 it is four, and waits
 * until the append before it, to whatever stream, is committed.
 */
public final class JdbcEventStore implements EventStore {

  private final Database database;
  private final EventLog log;
  private final EventFormat format;
  private final Scheduler time;

  private JdbcEventStore(Database database, EventLog log, EventFormat format, Scheduler time) {
    this.database = database;
    this.log = log;
    this.format = format;
    this.time = time;
  }

  /** Of events of these catalogues; {@code JdbcStore.eventStore} is where applications get it. */
  @SuppressWarnings("exports") // only ourselves can have a Database
  public static JdbcEventStore of(Database database, List<EventCatalog> catalogs) {
    EventTypes types = EventTypes.of(catalogs);
    EventFormat format = new EventFormat(types, JsonCodec.of(types), stamper(Scheduler.system()));
    return new JdbcEventStore(database, new EventLog(database), format, Scheduler.system());
  }

  private static Stamper stamper(Scheduler time) {
    return new Stamper(new UuidV7(time, new SplittableRandom(new SecureRandom().nextLong())), time);
  }

  /** The same, writing and reading by that codec; {@link JsonCodec} unless said. */
  public JdbcEventStore withCodec(Codec codec) {
    Objects.requireNonNull(codec, "codec");
    return new JdbcEventStore(
        database, log, new EventFormat(format.types(), codec, format.stamper()), time);
  }

  /** The same in another time; the machine's unless said. */
  public JdbcEventStore withScheduler(Scheduler scheduler) {
    Objects.requireNonNull(scheduler, "scheduler");
    EventFormat same = new EventFormat(format.types(), format.codec(), stamper(scheduler));
    return new JdbcEventStore(database, log, same, scheduler);
  }

  @Override
  public List<StoredEvent> append(
      String stream, ExpectedVersion expected, List<Publication> events) {
    StreamNames.require(stream);
    if (events.isEmpty()) {
      return List.of();
    }
    List<Envelope<?>> envelopes = new ArrayList<>();
    events.forEach(event -> envelopes.add(format.stamp(event)));
    List<EventBody> bodies = envelopes.stream().map(format::write).toList();
    try {
      List<EventRow> rows = log.append(stream, expected.version(), bodies);
      return stored(rows.isEmpty() ? appendedBefore(stream, expected, bodies) : rows, envelopes);
    } catch (SQLException e) {
      throw failed("events cannot be appended to stream '" + stream + "'", e);
    }
  }

  private static List<StoredEvent> stored(List<EventRow> rows, List<Envelope<?>> envelopes) {
    List<StoredEvent> stored = new ArrayList<>();
    for (EventRow row : rows) {
      Envelope<?> envelope = envelopes.get(stored.size());
      stored.add(new StoredEvent(row.stream(), row.version(), row.position(), envelope));
    }
    return List.copyOf(stored);
  }

  /** Whoever repeats an append because its answer was lost finds what it appended. */
  private List<EventRow> appendedBefore(
      String stream, ExpectedVersion expected, List<EventBody> bodies) throws SQLException {
    if (expected.isAny()) {
      throw new StoreException("stream '" + stream + "' is appended to by too many at once", null);
    }
    List<EventRow> rows = log.stream(stream, expected.version(), bodies.size());
    if (ids(rows).equals(bodies.stream().map(EventBody::id).toList())) {
      return rows;
    }
    throw new WrongExpectedVersionException(stream, expected.version(), log.head(stream));
  }

  private static List<String> ids(List<EventRow> rows) {
    return rows.stream().map(row -> row.event().id()).toList();
  }

  @Override
  public List<StoredEvent> read(String stream, long after, int max) {
    StreamNames.require(stream);
    requirePage(after, max);
    try {
      return log.stream(stream, after, max).stream().map(format::read).toList();
    } catch (SQLException e) {
      throw failed("stream '" + stream + "' cannot be read", e);
    }
  }

  @Override
  public List<StoredEvent> readAll(long after, int max) {
    return rows(after, max).stream().map(format::read).toList();
  }

  /** The same as rows, for those who need not read everything. */
  List<EventRow> rows(long after, int max) {
    requirePage(after, max);
    try {
      return log.all(after, max);
    } catch (SQLException e) {
      throw failed("the events cannot be read", e);
    }
  }

  private static void requirePage(long after, int max) {
    if (after < 0 || max < 1) {
      throw new IllegalArgumentException(
          "reading needs after >= 0 and max >= 1, not " + after + ", " + max);
    }
  }

  /**
   * The position behind which every event is that the database recorded at that time or later, by
   * its own clock; to read from a date on.
   *
   * @throws StoreException if the database does not answer
   */
  public long positionBefore(Instant time) {
    try {
      return new Times(database, log).before(time);
    } catch (SQLException e) {
      throw failed("the events cannot be read", e);
    }
  }

  /** The greatest position of a committed event, 0 if there is none. */
  long lastPosition() throws SQLException {
    return new Times(database, log).last();
  }

  /** Runs projections over these events. */
  public Projections projections() {
    return new Projections(this, database, format, time);
  }

  static StoreException failed(String what, SQLException e) {
    return new StoreException(what + ": SQL state " + e.getSQLState(), e);
  }
}
