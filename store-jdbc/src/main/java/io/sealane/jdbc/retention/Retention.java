package io.sealane.jdbc.retention;

import io.sealane.time.Scheduler;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes a table's old rows in small pieces, by the way: whoever has just written to the table
 * removes a piece if one is due, once a minute or, while there are more, each time. So the table
 * stays small without a thread or a job, and an idle application leaves the database alone.
 */
public final class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(365 * 100);

  private final OldRows rows;
  private final Duration age;
  private final Scheduler scheduler;
  private final AtomicLong dueAt;

  /**
   * Of that table.
   *
   * @param age how long rows are kept, more than zero, at most 100 years
   */
  public Retention(OldRows rows, Duration age, Scheduler scheduler) {
    this.rows = rows;
    this.age = checked(age);
    this.scheduler = scheduler;
    this.dueAt = new AtomicLong(scheduler.nanoTime() + PAUSE.toNanos());
  }

  private static Duration checked(Duration age) {
    if (age.isNegative() || age.isZero() || age.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a retention of " + age + "; it takes more than PT0S, to " + LONGEST);
    }
    return age;
  }

  /** Removes a piece if one is due. Never throws: what was just written matters more. */
  public void perhaps() {
    long now = scheduler.nanoTime();
    long due = dueAt.get();
    if (now - due < 0 || !dueAt.compareAndSet(due, now + PAUSE.toNanos())) {
      return;
    }
    try {
      if (rows.removePiece(age) == OldRows.PIECE) {
        dueAt.set(now);
      }
    } catch (SQLException e) {
      LOG.warn(
          "old rows of {} cannot be removed for now: SQL state {}", rows.table(), e.getSQLState());
    }
  }

  /**
   * Removes all that are too old, piece by piece.
   *
   * @return how many there were
   */
  public int now() throws SQLException {
    int removed = 0;
    int piece;
    do {
      piece = rows.removePiece(age);
      removed += piece;
    } while (piece == OldRows.PIECE);
    return removed;
  }
}
