package io.sealane.jdbc.relay;

import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.relay.table.Completion;
import io.sealane.jdbc.relay.table.EmptyLanes;
import io.sealane.jdbc.relay.table.HeldLanes;
import io.sealane.jdbc.relay.table.RelayLease;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Being the one who sends a topic's events, and writing down what was sent. What could not be
 * written down is tried again, as long as nobody else has been the one meanwhile. Used by one
 * thread at a time, but for {@link #isHeld}.
 */
final class Tenure {

  private final Database database;
  private final RelayLease lease;
  private final HeldLanes held;
  private final EmptyLanes empty;
  private @Nullable Completion unwritten;

  Tenure(Database database, RelayLease lease, HeldLanes held, EmptyLanes empty) {
    this.database = database;
    this.lease = lease;
    this.held = held;
    this.empty = empty;
  }

  boolean isHeld() {
    return lease.isHeld();
  }

  long token() {
    return lease.token();
  }

  /** Up to where everything is sent or held. */
  long cursor() {
    return lease.cursor();
  }

  /** Becomes or stays the one, with everything written down; false if that is somebody else. */
  boolean take() throws SQLException {
    if (!lease.isHeld() && !claim()) {
      return false;
    }
    Completion left = unwritten;
    return left == null || write(left);
  }

  private boolean claim() throws SQLException {
    long before = lease.token();
    boolean ours = database.apart(this::claim);
    Completion left = unwritten;
    if (ours && left != null) {
      // If nobody held it meanwhile, what we sent is still what was sent last.
      boolean without = lease.token() == before + 1 && left.token() == before;
      unwritten = without ? left.with(lease.token()) : null;
    }
    return ours;
  }

  private boolean claim(Connection connection) throws SQLException {
    if (!lease.claim(connection)) {
      return false;
    }
    held.load(connection);
    return true;
  }

  /** Writes down what was sent; false if somebody else is the one by now. */
  boolean write(Completion completion) throws SQLException {
    unwritten = completion;
    boolean written = completion.write(database, lease, held);
    unwritten = null;
    return written;
  }

  /** Stays the one for longer; false if that is somebody else by now. */
  boolean renew() throws SQLException {
    return database.apart(connection -> lease.renew(connection, lease.cursor()));
  }

  /** The same, if it is time. */
  void renewIfDue() throws SQLException {
    if (lease.isDue()) {
      renew();
    }
  }

  /** Opens the lanes whose messages an operator has discarded. */
  void openEmpty() throws SQLException {
    empty.open(lease, held);
  }

  /** Leaves it to the next. */
  void leave() throws SQLException {
    Completion left = unwritten;
    if (left != null && lease.isHeld()) {
      write(left);
    }
    database.apart(
        connection -> {
          lease.release(connection);
          return true;
        });
  }
}
