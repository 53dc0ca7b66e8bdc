package io.sealane.jdbc.history;

import io.sealane.error.StoreException;
import io.sealane.jdbc.database.Database;
import io.sealane.observe.history.EventHistory;
import io.sealane.observe.history.HistoryRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells what happened to events from the histories on one database or several: an event's publisher
 * and its consumers may each have their own. Immutable; safe for use by many threads.
 *
 * <p>What it answers is an {@link EventHistory} of what was asked for: as entries, as a tree, as a
 * timeline. In the order of the times at which things happened; those of two machines are as exact
 * as their clocks.
 */
public final class HistoryReader {

  /** Longer chains of causes are cut, as they are in a tree. */
  private static final int MAX_DEPTH = 50;

  private final List<HistoryQueries> databases;

  private HistoryReader(List<HistoryQueries> databases) {
    this.databases = databases;
  }

  /** On that database; {@code JdbcStore.historyReader} is where applications get it. */
  @SuppressWarnings("exports") // only ourselves can have a Database
  public static HistoryReader of(Database database) {
    return new HistoryReader(List.of(new HistoryQueries(database)));
  }

  /** One that reads the databases of both. */
  public HistoryReader and(HistoryReader other) {
    List<HistoryQueries> all = new ArrayList<>(databases);
    all.addAll(other.databases);
    return new HistoryReader(List.copyOf(all));
  }

  /**
   * An event, and everything that it caused.
   *
   * @param id the event's id, or a broker's message id where the message could not be read
   * @throws StoreException if a database does not answer
   */
  public EventHistory event(String id) {
    return told(() -> story(Set.of(id)));
  }

  /**
   * All events of a correlation, and everything that they caused.
   *
   * @throws StoreException if a database does not answer
   */
  public EventHistory correlation(String correlationId) {
    return told(() -> story(ids(database -> database.idsOfCorrelation(correlationId))));
  }

  /**
   * The latest 1,000 events of a key, and everything that they caused.
   *
   * @throws StoreException if a database does not answer
   */
  public EventHistory key(String key) {
    return told(() -> story(ids(database -> database.idsOfKey(key))));
  }

  /**
   * How many rows are known to be missing, because a database could not keep up.
   *
   * @throws StoreException if a database does not answer
   */
  public long dropped() {
    long all = 0;
    try {
      for (HistoryQueries database : databases) {
        all += database.dropped();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
    return all;
  }

  private interface Question {
    Set<String> of(HistoryQueries database) throws SQLException;
  }

  private interface Story {
    List<HistoryQueries.Placed> rows() throws SQLException;
  }

  private static EventHistory told(Story story) {
    try {
      List<HistoryQueries.Placed> rows = new ArrayList<>(story.rows());
      rows.sort(Comparator.comparing((HistoryQueries.Placed one) -> one.row().entry().at()));
      EventHistory history = EventHistory.keeping(Math.max(1, rows.size()));
      rows.forEach(placed -> history.add(placed.row()));
      return history;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static StoreException failed(SQLException e) {
    return new StoreException("the history cannot be read: SQL state " + e.getSQLState(), e);
  }

  private Set<String> ids(Question question) throws SQLException {
    Set<String> ids = new LinkedHashSet<>();
    for (HistoryQueries database : databases) {
      ids.addAll(question.of(database));
    }
    return ids;
  }

  /** Everything about these events, their messages and what they caused. */
  private List<HistoryQueries.Placed> story(Set<String> first) throws SQLException {
    Set<String> ids = new LinkedHashSet<>(first);
    Set<String> latest = ids;
    for (int depth = 0; depth < MAX_DEPTH && !latest.isEmpty(); depth++) {
      Set<String> causes = latest;
      latest = new LinkedHashSet<>(ids(database -> database.idsCausedBy(causes)));
      latest.removeAll(ids);
      ids.addAll(latest);
    }
    Set<String> messages = new HashSet<>(first);
    for (HistoryQueries database : databases) {
      database.ofEvents(ids).forEach(placed -> addMessage(placed.row(), messages));
    }
    List<HistoryQueries.Placed> rows = new ArrayList<>();
    for (HistoryQueries database : databases) {
      Set<HistoryQueries.Placed> own = new LinkedHashSet<>(database.ofEvents(ids));
      own.addAll(database.ofMessages(messages));
      own.stream()
          .sorted(Comparator.comparingLong(HistoryQueries.Placed::number))
          .forEach(rows::add);
    }
    return rows;
  }

  private static void addMessage(HistoryRow row, Set<String> messages) {
    if (row.messageId() != null) {
      messages.add(row.messageId());
    }
  }
}
