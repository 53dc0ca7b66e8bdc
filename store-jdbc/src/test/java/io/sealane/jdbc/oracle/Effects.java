package io.sealane.jdbc.oracle;

import io.sealane.jdbc.server.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * The effects of handlers, in a table without a unique constraint: an effect that came twice is
 * there twice.
 */
public final class Effects {

  private final TestDatabase database;

  private Effects(TestDatabase database) {
    this.database = database;
  }

  /** In a table that is made for it. */
  public static Effects createIn(TestDatabase database) {
    database.execute("CREATE TABLE effects (event_id VARCHAR(128), place VARCHAR(64))");
    return new Effects(database);
  }

  /** In a table that is there. */
  public static Effects in(TestDatabase database) {
    return new Effects(database);
  }

  /** Writes an effect of the event, in the transaction of that connection. */
  public static void add(Connection connection, String eventId, String place) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO effects VALUES (?, ?)")) {
      insert.setString(1, eventId);
      insert.setString(2, place);
      insert.executeUpdate();
    }
  }

  /** The events that have had an effect, as often as they had it. */
  public List<String> events() {
    return database.texts("SELECT event_id FROM effects ORDER BY event_id");
  }

  /** How many effects there are. */
  public long count() {
    return database.number("SELECT COUNT(*) FROM effects");
  }

  /** How many events have had one or more. */
  public long distinct() {
    return database.number("SELECT COUNT(DISTINCT event_id) FROM effects");
  }

  /** How many events have had more than one. */
  public long doubled() {
    return database.number(
        "SELECT COUNT(*) FROM (SELECT event_id FROM effects GROUP BY event_id HAVING COUNT(*) > 1)"
            + " doubled");
  }
}
