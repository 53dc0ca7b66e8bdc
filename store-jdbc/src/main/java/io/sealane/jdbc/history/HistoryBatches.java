package io.sealane.jdbc.history;

import io.sealane.observe.history.HistoryRow;
import io.sealane.time.Scheduler;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes rows batch by batch, and where some are missing how many. Used by one thread. */
final class HistoryBatches {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcHistory.class);

  private final HistoryRows table;
  private final Scheduler time;
  private final HistoryQueue queue;

  /** How many of the dropped are written down. */
  private long told;

  HistoryBatches(HistoryRows table, Scheduler time, HistoryQueue queue) {
    this.table = table;
    this.time = time;
    this.queue = queue;
  }

  /** Whether these rows are dealt with; otherwise they are to be written again. */
  boolean write(List<HistoryRow> batch) {
    long missing = queue.dropped() - told;
    if (batch.isEmpty()) {
      return true;
    }
    try {
      table.write(batch, (int) Math.min(missing, Integer.MAX_VALUE), time.instant());
    } catch (SQLException | RuntimeException e) {
      return failed(batch, e);
    }
    told += missing;
    if (missing > 0) {
      LOG.warn("{} rows of the history were dropped, because it could not be written", missing);
    }
    return true;
  }

  private boolean failed(List<HistoryRow> batch, Exception e) {
    String state = e instanceof SQLException sql ? sql.getSQLState() : e.getClass().getName();
    int waiting = batch.size() + queue.size();
    LOG.warn("the history is not written, {} rows wait: SQL state {}", waiting, state);
    boolean forEver = state != null && state.startsWith("22"); // data exception
    if (forEver) {
      giveUp(batch.size() - oneByOne(batch));
    }
    return forEver;
  }

  /** How many could be written. */
  private int oneByOne(List<HistoryRow> batch) {
    int written = 0;
    for (HistoryRow row : batch) {
      try {
        table.write(List.of(row), 0, time.instant());
        written++;
      } catch (SQLException e) {
        // Counted by whoever asks.
      }
    }
    return written;
  }

  void giveUp(int rows) {
    if (rows > 0) {
      queue.drop(rows);
      LOG.warn("{} rows of the history could not be written", rows);
    }
  }
}
