package io.sealane.jdbc.eventlog;

import io.sealane.jdbc.database.Database;
import io.sealane.time.Backoff;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** The events of a database, as rows. Safe for use by many threads. */
public final class EventLog {

  /** So often an append to whatever version is tried before somebody else is said to be faster. */
  private static final int ANY_TRIES = 20;

  /** At random, lest of those that append without a pause the same one always comes too late. */
  private static final Backoff APART =
      new Backoff(Duration.ofMillis(1), Duration.ofMillis(50), 2.0, 1.0);

  /** A page ends when it has that many bytes, however many events were asked for. */
  private static final long PAGE_BYTES = 16L * 1024 * 1024;

  private static final int FETCH = 100;

  private final Database database;
  private final Appends appends;
  private final Fence fence;
  private final String stream;
  private final String all;
  private final String head;

  /** Of that database. */
  public EventLog(Database database) {
    this.database = database;
    this.appends = Appends.of(database);
    this.fence = Fence.of(database);
    String select = database.sql("SELECT " + EventRow.COLUMNS + " FROM {events} WHERE ");
    this.stream = select + "stream = ? AND version > ? ORDER BY version LIMIT ?";
    this.all = select + "position > ? AND position <= ? ORDER BY position LIMIT ?";
    this.head = database.sql("SELECT COALESCE(MAX(version), 0) FROM {events} WHERE stream = ?");
  }

  /**
   * Appends, in the transaction that the thread is in or else in one of its own.
   *
   * @param expected the version that the stream must have, or -1 for any
   * @param events 1 or more
   * @return none if the stream does not have that version; nothing was written then
   */
  public List<EventRow> append(String name, long expected, List<EventBody> events)
      throws SQLException {
    Connection current = database.transactions().current();
    for (int i = 1; ; i++) {
      List<EventRow> rows =
          current == null
              ? appends.alone(name, expected, events)
              : appends.within(current, name, expected, events);
      if (!rows.isEmpty() || expected != Appends.ANY || i == ANY_TRIES) {
        return rows;
      }
      LockSupport.parkNanos(APART.after(i, ThreadLocalRandom.current()).toNanos());
    }
  }

  /** The version of a stream, 0 for one without events, as the thread's transaction sees it. */
  public long head(String name) throws SQLException {
    return here(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(head)) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
              rows.next();
              return rows.getLong(1);
            }
          }
        });
  }

  /** Events of a stream behind a version, as the thread's transaction sees it. */
  public List<EventRow> stream(String name, long after, int max) throws SQLException {
    return here(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(stream)) {
            query.setString(1, name);
            query.setLong(2, after);
            query.setInt(3, max);
            return rows(query, Long.MAX_VALUE);
          }
        });
  }

  /** Settled events behind a position, some of them at least if there are any. */
  public List<EventRow> all(long after, int max) throws SQLException {
    long settled = settled(after + max);
    if (settled <= after) {
      return List.of();
    }
    return database.atomically(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(all)) {
            query.setFetchSize(FETCH);
            query.setLong(1, after);
            query.setLong(2, settled);
            query.setInt(3, max);
            return rows(query, PAGE_BYTES);
          }
        });
  }

  /** A position up to which all is settled, {@code wanted} at least if that is. */
  long settled(long wanted) throws SQLException {
    return fence.settled(wanted);
  }

  private <T> T here(Database.Work<T> work) throws SQLException {
    Connection current = database.transactions().current();
    return current == null ? database.apart(work) : work.with(current);
  }

  private static List<EventRow> rows(PreparedStatement query, long maxBytes) throws SQLException {
    List<EventRow> rows = new ArrayList<>();
    long bytes = 0;
    try (ResultSet found = query.executeQuery()) {
      while (bytes < maxBytes && found.next()) {
        EventRow row = EventRow.at(found);
        bytes += row.event().bytes().length;
        rows.add(row);
      }
    }
    return rows;
  }
}
