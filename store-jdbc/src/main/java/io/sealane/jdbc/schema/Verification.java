package io.sealane.jdbc.schema;

import io.sealane.jdbc.database.SqlTrouble;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Looks whether the tables of a part are there.
 *
 * @param file the file that makes them
 */
record Verification(SchemaFile file) {

  /** What keeps the part from working; empty if nothing does. */
  List<String> problems() {
    String tables = "the tables of " + file.part().file();
    int needed = file.part().version();
    try {
      int found = file.database().apart(this::version);
      return found == needed
          ? List.of()
          : List.of(tables + " have version " + found + ", and " + needed + " is needed");
    } catch (SQLException e) {
      if (SqlTrouble.of(e) == SqlTrouble.MISSING_TABLE) {
        return List.of(
            "%s are not there (no %s): apply %s of the jar, or call JdbcStore.schema(%s).apply()"
                .formatted(tables, versionTable(), file.path(), file.part()));
      }
      return List.of(
          tables + " cannot be read (SQL state " + e.getSQLState() + "): " + e.getMessage());
    }
  }

  private int version(Connection connection) throws SQLException {
    String sql =
        file.database().sql("SELECT MAX(version) FROM {" + file.part().versionTable() + "}");
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet rows = query.executeQuery()) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  private String versionTable() {
    return file.database().names().of(file.part().versionTable());
  }
}
