package io.sealane.jdbc.relay.table;

import io.sealane.error.Failure;
import io.sealane.jdbc.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be written down after rows were sent, in one transaction. It can be written down again
 * if the answer to the commit was lost.
 *
 * @param token the number of the holder that sent
 * @param cursor up to where everything is sent or held then
 * @param copied the rows that go to their lanes' held ones
 * @param removed the held rows that are sent
 * @param held the lanes that a failure holds, with the failure
 */
public record Completion(
    long token, long cursor, List<Row> copied, List<Row> removed, Map<String, Hold> held) {

  /** Why a lane is held, and until when. */
  public record Hold(Failure why, Duration retryIn) {}

  /** The same by another holder. */
  public Completion with(long newToken) {
    return new Completion(newToken, cursor, copied, removed, held);
  }

  /** Whether nothing but the cursor moves. */
  private boolean isPlain() {
    return copied.isEmpty() && removed.isEmpty() && held.isEmpty();
  }

  /**
   * Writes it down.
   *
   * @return false if the lease was not ours any more; then nothing is written
   */
  public boolean write(Database database, RelayLease lease, HeldLanes lanes) throws SQLException {
    if (isPlain()) {
      boolean ours = database.apart(connection -> lease.renew(connection, cursor));
      if (ours) {
        lease.moved(cursor);
      }
      return ours;
    }
    Set<String> opened = database.atomically(connection -> change(connection, lease, lanes));
    if (lease.isHeld()) {
      lease.moved(cursor);
      lanes.changed(held.keySet(), opened);
    }
    return lease.isHeld();
  }

  private Set<String> change(Connection connection, RelayLease lease, HeldLanes lanes)
      throws SQLException {
    // First, so that whoever is not the holder writes nothing at all.
    if (!lease.renew(connection, cursor)) {
      return Set.of();
    }
    lanes.copy(connection, copied);
    lanes.remove(connection, removed);
    for (Map.Entry<String, Hold> one : held.entrySet()) {
      lanes.hold(connection, one.getKey(), one.getValue().why(), one.getValue().retryIn());
    }
    return lanes.open(connection, lanesOf(removed));
  }

  private static Collection<String> lanesOf(List<Row> rows) {
    Set<String> lanes = new LinkedHashSet<>();
    rows.forEach(row -> lanes.add(row.lane()));
    return lanes;
  }
}
