package io.sealane.jdbc.history;

import io.sealane.jdbc.database.Database;
import io.sealane.observe.history.HistoryRow;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one database knows. */
final class HistoryQueries {

  private static final int MAX_IDS = 1_000;

  /** So many parameters at once. */
  private static final int CHUNK = 200;

  /** A row, and its place in the order in which it was written. */
  record Placed(long number, HistoryRow row) {}

  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private final Database database;
  private final String rows;

  HistoryQueries(Database database) {
    this.database = database;
    this.rows =
        "SELECT " + HistoryRows.COLUMNS + ", number FROM {history} WHERE what <> 'DROPPED' AND ";
  }

  /** All rows of events. */
  List<Placed> ofEvents(Collection<String> ids) throws SQLException {
    return placed(rows + "event_id IN ", ids, "");
  }

  /** All rows of messages, whatever they carry. */
  List<Placed> ofMessages(Collection<String> ids) throws SQLException {
    return placed(rows + "message_id IN ", ids, "");
  }

  /** The events that were published in handling these. */
  Set<String> idsCausedBy(Collection<String> ids) throws SQLException {
    String sql = "SELECT event_id FROM {history} WHERE causation_id IN ";
    return new LinkedHashSet<>(query(sql, ids, " ORDER BY number", row -> row.getString(1)));
  }

  Set<String> idsOfCorrelation(String correlationId) throws SQLException {
    return ids("correlation_id", correlationId);
  }

  Set<String> idsOfKey(String key) throws SQLException {
    return ids("event_key", key);
  }

  private Set<String> ids(String column, String value) throws SQLException {
    String sql = "SELECT event_id FROM {history} WHERE " + column + " IN ";
    String latest = " GROUP BY event_id ORDER BY MAX(number) DESC LIMIT " + MAX_IDS;
    List<String> one = List.of(HistoryText.of(value, HistoryText.NAME));
    return new LinkedHashSet<>(query(sql, one, latest, row -> row.getString(1)));
  }

  long dropped() throws SQLException {
    String sql = "SELECT COALESCE(SUM(attempt), 0) FROM {history} WHERE what IN ";
    return query(sql, List.of(HistoryRows.DROPPED), "", row -> row.getLong(1)).get(0);
  }

  private List<Placed> placed(String sql, Collection<String> ids, String end) throws SQLException {
    return query(sql, ids, end, row -> new Placed(row.getLong(12), HistoryRows.at(row)));
  }

  private <T> List<T> query(String sql, Collection<String> ids, String end, Reading<T> reading)
      throws SQLException {
    List<T> found = new ArrayList<>();
    List<String> all = List.copyOf(ids);
    return database.apart(
        connection -> {
          for (int from = 0; from < all.size(); from += CHUNK) {
            List<String> some = all.subList(from, Math.min(all.size(), from + CHUNK));
            String in = "(" + "?, ".repeat(some.size() - 1) + "?)";
            try (PreparedStatement query =
                connection.prepareStatement(database.sql(sql + in + end))) {
              for (int i = 0; i < some.size(); i++) {
                query.setString(i + 1, some.get(i));
              }
              try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                  found.add(reading.of(row));
                }
              }
            }
          }
          return found;
        });
  }
}
