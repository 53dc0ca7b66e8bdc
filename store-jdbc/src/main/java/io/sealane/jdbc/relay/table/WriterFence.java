package io.sealane.jdbc.relay.table;

import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.database.OpenWriters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The fence on PostgreSQL: waits for the transactions that write to the outbox, and for no other,
 * however long one holds a transaction id. A transaction that inserts takes a {@code ROW EXCLUSIVE}
 * lock on the table before it gets its first number, keeps it to its end, and gives it up after its
 * rows can be seen; and {@code pg_locks} shows it. So a writer that was not seen at one look has no
 * number from before that look.
 *
 * <p>The writers pay nothing for it. See PostgreSQL's documentation, chapters 13.3.1 (table-level
 * locks) and 54.12 (pg_locks). Used by one thread at a time.
 */
final class WriterFence implements Fence {

  private final Database database;
  private final String lastNumber;
  private final OpenWriters openWriters;

  /** Each open writer, and a number that all of its own are above. */
  private Map<String, Long> floors = new HashMap<>();

  /** The last number at the time of the last look at the locks. */
  private long looked;

  private long complete;

  /** When the server was started that has told all this. */
  private String server = "";

  WriterFence(Database database) {
    this.database = database;
    this.lastNumber =
        database.sql(
            "SELECT CASE WHEN is_called THEN last_value ELSE 0 END,"
                + " CAST(pg_postmaster_start_time() AS text) FROM {outbox_seq}");
    this.openWriters = new OpenWriters(database, "outbox");
  }

  @Override
  public long complete() throws SQLException {
    return database.apart(this::look);
  }

  private long look(Connection connection) throws SQLException {
    // In this order, and each as a statement of its own: the number first, then who writes.
    long last = lastNumber(connection);
    if (last != complete) {
      complete = advance(last, openWriters.now(connection));
    }
    return complete;
  }

  private long advance(long last, Set<String> writers) {
    Map<String, Long> seen = new HashMap<>();
    long fence = last;
    for (String writer : writers) {
      long floor = floors.getOrDefault(writer, looked);
      seen.put(writer, floor);
      fence = Math.min(fence, floor);
    }
    floors = seen;
    looked = last;
    // Once nothing can appear up to a number, nothing ever can.
    return Math.max(fence, complete);
  }

  private long lastNumber(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(lastNumber);
        ResultSet rows = query.executeQuery()) {
      rows.next();
      long last = rows.getLong(1);
      forgetIfCrashed(last, rows.getString(2));
      return last;
    }
  }

  /**
   * A crash takes back numbers that were given to transactions which never committed, and they are
   * given again: what was known of them is worth nothing then.
   */
  private void forgetIfCrashed(long last, String started) {
    if (last < looked || !started.equals(server)) {
      server = started;
      floors = new HashMap<>();
      looked = 0;
      complete = 0;
    }
  }
}
