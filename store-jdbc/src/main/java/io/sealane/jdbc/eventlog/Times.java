package io.sealane.jdbc.eventlog;

import io.sealane.jdbc.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where in the order of all events a time is. There is no index of times: positions and times grow
 * together, so halving the positions finds the place within a few look-ups of single rows, and only
 * the rows of the last minutes before it are compared one by one.
 */
public final class Times {

  /** How long a transaction may hold back a position after taking the time, or a clock be wrong. */
  private static final Duration BLUR = Duration.ofMinutes(10);

  private final EventLog log;
  private final Database database;
  private final String last;
  private final String probe;
  private final String first;

  /** Of the events of that log. */
  public Times(Database database, EventLog log) {
    this.log = log;
    this.database = database;
    this.last = database.sql("SELECT COALESCE(MAX(position), 0) FROM {events}");
    this.probe =
        database.sql(
            "SELECT position, recorded_at FROM {events} WHERE position > ?"
                + " ORDER BY position LIMIT 1");
    this.first =
        database.sql("SELECT MIN(position) FROM {events} WHERE position > ? AND recorded_at >= ?");
  }

  /**
   * The greatest position behind which every event is that the database recorded at that time or
   * later, by its own clock.
   */
  public long before(Instant time) throws SQLException {
    long settled = log.settled(Long.MAX_VALUE);
    return database.apart(
        connection -> {
          long end = last(connection);
          long start = halve(connection, micros(time.minus(BLUR)), end);
          Long found = first(connection, start, micros(time));
          return found == null ? Math.min(end, settled) : found - 1;
        });
  }

  /** The greatest position of a committed event, 0 if there is none. */
  public long last() throws SQLException {
    return database.apart(this::last);
  }

  private long halve(Connection connection, long time, long end) throws SQLException {
    long low = 0;
    long high = end;
    try (PreparedStatement query = connection.prepareStatement(probe)) {
      while (low < high) {
        long middle = low + (high - low) / 2;
        query.setLong(1, middle);
        try (ResultSet row = query.executeQuery()) {
          if (row.next() && row.getLong(2) < time) {
            low = row.getLong(1);
          } else {
            high = middle;
          }
        }
      }
    }
    return low;
  }

  private long last(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(last);
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private @Nullable Long first(Connection connection, long after, long time) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(first)) {
      query.setLong(1, after);
      query.setLong(2, time);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        long position = row.getLong(1);
        return row.wasNull() ? null : position;
      }
    }
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
