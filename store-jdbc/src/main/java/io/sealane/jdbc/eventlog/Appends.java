package io.sealane.jdbc.eventlog;

import io.sealane.jdbc.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** How a database appends. */
interface Appends {

  /** For the version that a stream has, whichever that is. */
  long ANY = -1;

  /**
   * Appends in a transaction of its own.
   *
   * @param expected the version that the stream must have, or {@link #ANY}
   * @param events 1 or more
   * @return none if the stream does not have that version; nothing was written then
   */
  List<EventRow> alone(String stream, long expected, List<EventBody> events) throws SQLException;

  /** The same in the transaction of the connection, which can go on whatever this returns. */
  List<EventRow> within(Connection connection, String stream, long expected, List<EventBody> events)
      throws SQLException;

  /** How the database does it. */
  static Appends of(Database database) {
    return switch (database.dialect()) {
      case POSTGRESQL -> new PostgresAppends(database);
      case MYSQL, H2 -> new SerialAppends(database);
    };
  }

  /** Whether somebody else was there first (SQLSTATE class 23, integrity constraint violation). */
  static boolean isDuplicate(SQLException e) {
    return e.getSQLState() != null && e.getSQLState().startsWith("23");
  }
}
