package io.sealane.jdbc.guard;

import io.sealane.error.GuardUnavailableException;
import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.database.Keys;
import io.sealane.jdbc.database.SqlTrouble;
import io.sealane.jdbc.retention.OldRows;
import io.sealane.jdbc.retention.Retention;
import io.sealane.store.Claim;
import io.sealane.store.Fingerprint;
import io.sealane.store.GuardKey;
import io.sealane.store.LeasedGuard;
import io.sealane.time.Scheduler;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A guard whose claims and marks are rows of the application's database, for handlers whose effect
 * is elsewhere; where it is in the same database, the inbox promises more. All instances of an
 * application share it, and it outlives them. What a crash can do: see the table of {@link
 * io.sealane.store.Guard}.
 *
 * <p>Costs two statements for an event that is new, one to claim and one to complete, each its own
 * transaction on a connection of its own. Leases are judged by the database's clock, so the clocks
 * of the instances do not matter. Each claim has an owner's token that was never used before:
 * whoever has lost its claim can neither renew nor complete the one that followed.
 *
 * <p>Marks are kept for 30 days unless said otherwise, and so are claims that nobody completed,
 * counted from their end. Old ones are removed in pieces of 1,000 by the way, at most one a minute
 * while there is no more to remove.
 *
 * <p>Immutable; safe for use by many threads.
 */
public final class JdbcGuard implements LeasedGuard {

  private static final Duration DEFAULT_RETENTION = Duration.ofDays(30);
  private static final Duration LONGEST = Duration.ofDays(365 * 100);

  /** How often somebody else may be faster. */
  private static final int TRIES = 5;

  private final Database database;
  private final Claims claims;
  private final Retention retention;

  private JdbcGuard(Database database, Duration age) {
    this.database = database;
    this.claims = new Claims(database);
    this.retention =
        new Retention(
            new OldRows(database, Claims.TABLE, Claims.END, Keys.columns()),
            age,
            Scheduler.system());
  }

  /** On that database; {@code JdbcStore.guard} is where applications get it. */
  @SuppressWarnings("exports") // only ourselves can have a Database
  public static JdbcGuard on(Database database) {
    return new JdbcGuard(database, DEFAULT_RETENTION);
  }

  /**
   * With another retention.
   *
   * @param age how long a mark is kept at least, more than zero, at most 100 years; longer than can
   *     lie between two deliveries of one event, re-drives of dead letters included
   */
  public JdbcGuard withRetention(Duration age) {
    return new JdbcGuard(database, age);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the lease is zero or less, or over 100 years, or if the
   *     key's parts are not printable ASCII of at most 64 and 128 characters
   */
  @Override
  public Claim claim(GuardKey key, Fingerprint content, Duration lease) {
    Keys.require(key);
    long micros = micros(lease);
    return ask(
        connection -> {
          for (int left = TRIES; left > 0; left--) {
            Claim claim = tryToClaim(connection, key, content, micros);
            if (claim != null) {
              return claim;
            }
          }
          // Others claim and release it all the time, so somebody is at it.
          return new Claim.InProgress(Duration.ofMillis(1));
        });
  }

  /** Null if what was there has changed between two looks. */
  private @Nullable Claim tryToClaim(
      Connection connection, GuardKey key, Fingerprint content, long micros) throws SQLException {
    String owner = UUID.randomUUID().toString();
    try {
      if (claims.insert(connection, key, content, owner, micros)) {
        return new Claim.Granted(owner);
      }
    } catch (SQLException e) {
      if (SqlTrouble.of(e) != SqlTrouble.DUPLICATE) {
        throw e;
      }
    }
    Claims.Row row = claims.find(connection, key);
    if (row == null) {
      return null;
    }
    if (!row.content().equals(content)) {
      return new Claim.Conflict();
    }
    if (row.completed()) {
      return new Claim.Completed();
    }
    if (row.remainingMicros() > 0) {
      return new Claim.InProgress(Duration.ofNanos(row.remainingMicros() * 1000));
    }
    return claims.takeOver(connection, key, content, owner, micros)
        ? new Claim.Granted(owner)
        : null;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the lease is zero or less, or over 100 years
   */
  @Override
  public boolean renew(GuardKey key, String owner, Duration lease) {
    long micros = micros(lease);
    return ask(connection -> claims.renew(connection, key, owner, micros));
  }

  @Override
  public boolean complete(GuardKey key, String owner) {
    boolean owned = ask(connection -> claims.complete(connection, key, owner));
    retention.perhaps();
    return owned;
  }

  @Override
  public void release(GuardKey key, String owner) {
    ask(connection -> claims.release(connection, key, owner));
  }

  /**
   * Removes all marks and abandoned claims that are too old, piece by piece. Needed only where the
   * removal by the way is not enough.
   *
   * @return how many there were
   * @throws GuardUnavailableException if the database does not answer
   */
  public int removeOld() {
    try {
      return retention.now();
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private <T> T ask(Database.Work<T> question) {
    for (int left = TRIES; ; left--) {
      try {
        return database.apart(question);
      } catch (SQLException e) {
        if (left == 1 || SqlTrouble.of(e) != SqlTrouble.CONTENTION) {
          throw unavailable(e);
        }
      }
    }
  }

  private static GuardUnavailableException unavailable(SQLException e) {
    return new GuardUnavailableException(
        "the guard's table cannot be asked (SQL state " + e.getSQLState() + ")", e);
  }

  private static long micros(Duration lease) {
    if (lease.isNegative() || lease.isZero() || lease.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a claim of " + lease + "; it takes more than PT0S, to " + LONGEST);
    }
    return Math.max(1, lease.toNanos() / 1000);
  }
}
