package io.sealane.jdbc.eventlog;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * An event at its place.
 *
 * @param stream the stream that it is in
 * @param version its place there, 1 for the first
 * @param position its place among all
 * @param event the event
 */
public record EventRow(String stream, long version, long position, EventBody event) {

  /** In the order of {@link #at}. */
  static final String COLUMNS = "stream, version, position, id, type, body";

  static EventRow at(ResultSet rows) throws SQLException {
    return new EventRow(
        rows.getString(1),
        rows.getLong(2),
        rows.getLong(3),
        new EventBody(rows.getString(4), rows.getString(5), rows.getBytes(6)));
  }
}
