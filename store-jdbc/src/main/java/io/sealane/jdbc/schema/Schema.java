package io.sealane.jdbc.schema;

import io.sealane.error.ConfigurationException;
import io.sealane.jdbc.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/**
 * The tables of some parts of the store on a database. Applied on request, or by the application's
 * own migrations from the same files; verified at start otherwise, never created behind one's back.
 */
public final class Schema {

  private final Database database;
  private final List<SchemaFile> files;

  /** Of these parts; {@code JdbcStore.schema} is where applications get it. */
  @SuppressWarnings("exports") // only ourselves can have a Database
  public Schema(Database database, List<SchemaPart> parts) {
    this.database = Objects.requireNonNull(database, "database");
    this.files = parts.stream().map(part -> new SchemaFile(part, database)).toList();
  }

  /** The statements that create the tables, in order; they do nothing where a table is there. */
  public List<String> statements() {
    return files.stream().flatMap(file -> file.statements().stream()).toList();
  }

  /**
   * Creates what is missing. Idempotent, and safe while others do the same.
   *
   * @throws ConfigurationException if the database refuses, or has tables of another version
   */
  public void apply() {
    try {
      database.atomically(this::create);
    } catch (SQLException e) {
      throw new ConfigurationException(
          "the database's schema",
          List.of(
              "the tables cannot be created (SQL state "
                  + e.getSQLState()
                  + "): "
                  + e.getMessage()));
    }
    verify();
  }

  private int create(Connection connection) throws SQLException {
    List<String> statements = statements();
    try (Statement statement = connection.createStatement()) {
      SchemaLock.take(database.dialect(), statement);
      for (String sql : statements) {
        statement.execute(sql);
      }
    } finally {
      SchemaLock.release(database.dialect(), connection);
    }
    return statements.size();
  }

  /**
   * Checks that every table is there and has the version that this library needs.
   *
   * @throws ConfigurationException with everything that is missing or differs, and what to do
   */
  public void verify() {
    List<String> problems =
        files.stream().flatMap(file -> new Verification(file).problems().stream()).toList();
    if (!problems.isEmpty()) {
      throw new ConfigurationException("the database's schema", problems);
    }
  }
}
