package io.sealane.jdbc.history;

import io.sealane.error.StoreException;
import io.sealane.jdbc.database.Database;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import io.sealane.observe.history.HistoryRow;
import io.sealane.time.Scheduler;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * Writes what happens to events to the application's own database, in batches and by a thread of
 * its own: whoever handles events never waits for it. What the database has not taken yet is held
 * in memory, up to a bound; beyond, rows are dropped, counted, logged, and their number is written
 * where they are missing.
 *
 * <p>Holds metadata and never an event itself. Reading is up to {@link HistoryReader}. To be closed
 * after the {@code Sealane} that it observes: what it holds then is written, or counted as dropped.
 */
public final class JdbcHistory implements Observer, AutoCloseable {

  private final Settings settings;
  private final HistoryWriter writer;

  private record Settings(Database database, Scheduler time, HistoryLimits limits) {}

  private JdbcHistory(Settings settings) {
    this.settings = settings;
    this.writer =
        new HistoryWriter(
            new HistoryRows(settings.database), settings.time, settings.limits, this::clean);
  }

  /** On that database; {@code JdbcStore.history} is where applications get it. */
  @SuppressWarnings("exports") // only ourselves can have a Database
  public static JdbcHistory of(Database database) {
    return new JdbcHistory(new Settings(database, Scheduler.system(), HistoryLimits.STANDARD));
  }

  /**
   * The same holding at most that many rows that are not written yet; 10,000 unless said. A row
   * takes about half a kibibyte.
   */
  public JdbcHistory holding(int rows) {
    return with(new HistoryLimits(rows, settings.limits.retention()));
  }

  /**
   * The same deleting what is older, about once an hour; nothing is deleted unless said.
   *
   * @param age more than zero
   */
  public JdbcHistory keeping(Duration age) {
    return with(new HistoryLimits(settings.limits.rows(), age));
  }

  /** The same in another time; the machine's unless said. */
  public JdbcHistory withScheduler(Scheduler scheduler) {
    return new JdbcHistory(new Settings(settings.database, scheduler, settings.limits));
  }

  private JdbcHistory with(HistoryLimits limits) {
    return new JdbcHistory(new Settings(settings.database, settings.time, limits));
  }

  @Override
  public void on(Signal signal, Instant at) {
    HistoryRow.of(signal, at).ifPresent(writer::offer);
  }

  /** How many rows could not be kept since this was made. */
  public long dropped() {
    return writer.dropped();
  }

  /** How many rows are not written yet. */
  public int waiting() {
    return writer.waiting();
  }

  /**
   * Deletes what happened before that time, a thousand rows to a transaction.
   *
   * @return how many rows
   * @throws StoreException if the database does not do it
   */
  public long deleteBefore(Instant time) {
    try {
      return new HistoryCleaning(settings.database).deleteBefore(time);
    } catch (SQLException e) {
      throw new StoreException("the history cannot be cleaned: SQL state " + e.getSQLState(), e);
    }
  }

  private void clean() throws SQLException {
    Duration retention = settings.limits.retention();
    if (retention != null) {
      new HistoryCleaning(settings.database).deleteBefore(settings.time.instant().minus(retention));
    }
  }

  /** Writes what it holds, for five seconds at most, and ends. */
  @Override
  public void close() {
    writer.close();
  }
}
