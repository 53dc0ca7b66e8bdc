package io.sealane.jdbc.eventlog;

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
 * Waits for transactions that have written to our table, and for no others: whoever inserts holds a
 * lock on the table from before its first position is given until after its commit can be seen
 * (PostgreSQL, "Explicit Locking", ROW EXCLUSIVE), and {@code pg_locks} tells who does.
 *
 * <p>A writer that was not there at one look takes all its positions after that look, so they are
 * greater than all that were committed before it. Of one that is there at the first look nothing is
 * known, so nothing is settled until it ends. Shared by all readers in a process; each look is two
 * queries.
 */
final class PostgresFence implements Fence {

  /** So often the first look is repeated, if it finds writers, before the caller has to. */
  private static final int FIRST_LOOKS = 10;

  private final Database database;
  private final String committed;
  private final OpenWriters writers;

  /** For each transaction that is writing, a position before all of its own. */
  private final Map<String, Long> before = new HashMap<>();

  /** The greatest position that was committed at the last look. */
  private long looked;

  private long settled;

  PostgresFence(Database database) {
    this.database = database;
    this.committed = database.sql("SELECT COALESCE(MAX(position), 0) FROM {events}");
    this.writers = new OpenWriters(database, "events");
  }

  @Override
  public synchronized long settled(long wanted) throws SQLException {
    if (settled >= wanted) {
      return settled;
    }
    return database.apart(
        connection -> {
          boolean first = looked == 0;
          look(connection);
          for (int i = 0; first && settled < looked && i < FIRST_LOOKS; i++) {
            look(connection);
          }
          return settled;
        });
  }

  private void look(Connection connection) throws SQLException {
    // In this order: whoever commits in between is seen in neither, and is not needed.
    long last = committed(connection);
    Set<String> now = writers.now(connection);
    if (last < looked) {
      forget(); // another database in its place, for example from a backup
    }
    before.keySet().retainAll(now);
    now.forEach(writer -> before.putIfAbsent(writer, looked));
    looked = last;
    long bound = before.values().stream().min(Long::compare).orElse(last);
    settled = Math.max(settled, Math.min(last, bound));
  }

  private void forget() {
    before.clear();
    looked = 0;
    settled = 0;
  }

  private long committed(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(committed);
        ResultSet rows = query.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
