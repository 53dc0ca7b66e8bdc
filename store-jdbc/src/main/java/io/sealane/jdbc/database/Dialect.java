package io.sealane.jdbc.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;

/** A database product, in so far as its SQL differs from that of the others. */
public enum Dialect {
  /** PostgreSQL 13 or later. */
  POSTGRESQL("postgresql", '"', "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)"),
  /** MySQL 8 or later, and MariaDB 10.6 or later. */
  MYSQL(
      "mysql", '`', "TIMESTAMPDIFF(MICROSECOND, TIMESTAMP'1970-01-01 00:00:00', UTC_TIMESTAMP(6))"),
  /** H2 2 or later. */
  H2("h2", '"', "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000000 AS BIGINT)");

  private final String folder;
  private final char quote;
  private final String now;

  Dialect(String folder, char quote, String now) {
    this.folder = folder;
    this.quote = quote;
    this.now = now;
  }

  /**
   * The dialect of the database at the other end.
   *
   * @throws SQLException if it does not say what it is
   * @throws IllegalArgumentException if it is one that we do not know
   */
  public static Dialect of(Connection connection) throws SQLException {
    DatabaseMetaData said = connection.getMetaData();
    String product = said.getDatabaseProductName();
    return switch (product.toLowerCase(Locale.ROOT)) {
      case "postgresql" -> POSTGRESQL;
      case "mysql", "mariadb" -> MYSQL;
      case "h2" -> H2;
      default ->
          throw new IllegalArgumentException(
              "no dialect for " + product + "; known are PostgreSQL, MySQL, MariaDB and H2");
    };
  }

  /** The folder of its schema files. */
  public String folder() {
    return folder;
  }

  /** The name as an identifier that means exactly that name. */
  public String quoted(String name) {
    return quote + name + quote;
  }

  /**
   * An expression for the time of the database's own clock, as microseconds since 1970 in UTC: a
   * whole number, which no time zone of a server, a session or a JVM can change.
   */
  public String nowMicros() {
    return now;
  }
}
