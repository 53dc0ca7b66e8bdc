package io.sealane.jdbc.database;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an error of a database means for whoever asked. Told by SQL states and, where a product has
 * none of its own for it, by its error numbers.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL</a>
 * @see <a
 *     href="https://dev.mysql.com/doc/mysql-errors/8.0/en/server-error-reference.html">MySQL</a>
 * @see <a href="https://www.h2database.com/javadoc/org/h2/api/ErrorCode.html">H2</a>
 */
public enum SqlTrouble {
  /**
   * The database is not there, not writable, or has no room: nothing of the request is at fault.
   */
  OUTAGE,
  /** The transaction lost against another one; from its beginning, it may go through. */
  CONTENTION,
  /** A row of that key is there already. */
  DUPLICATE,
  /** A table is not there. */
  MISSING_TABLE,
  /** Anything else. */
  OTHER;

  /** Read-only: MySQL's option and its transactions, H2. */
  private static final Set<Integer> READ_ONLY = Set.of(1290, 1792, 90097);

  /** Full: MySQL's disk, table and connections, H2's file. */
  private static final Set<Integer> FULL = Set.of(1021, 1114, 1040, 90031);

  /** H2: closed, or closing. */
  private static final Set<Integer> CLOSED = Set.of(90007, 90098, 90121, 90067);

  /** Lock time-outs of MySQL and H2. */
  private static final Set<Integer> LOCK_TIMEOUT = Set.of(1205, 50200);

  /** PostgreSQL: table, schema; MySQL; H2: a similar one is there, none is there. */
  private static final Set<String> MISSING = Set.of("42P01", "3F000", "42S02", "42S03", "42S04");

  /** What it means. */
  public static SqlTrouble of(SQLException error) {
    String state = error.getSQLState() == null ? "" : error.getSQLState();
    int number = error.getErrorCode();
    if (error instanceof SQLRecoverableException
        || isOutage(state)
        || READ_ONLY.contains(number)
        || FULL.contains(number)
        || CLOSED.contains(number)) {
      return OUTAGE;
    }
    // 55P03: PostgreSQL's lock_timeout.
    if (state.startsWith("40") || state.equals("55P03") || LOCK_TIMEOUT.contains(number)) {
      return CONTENTION;
    }
    // 1062: MySQL has one state for all broken constraints.
    if (state.equals("23505") || number == 1062) {
      return DUPLICATE;
    }
    return MISSING.contains(state) ? MISSING_TABLE : OTHER;
  }

  /**
   * 08: connection; 53: no resources; 57P: shutting down; 58: input or output; 25006: read-only.
   */
  private static boolean isOutage(String state) {
    return state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P")
        || state.startsWith("58")
        || state.equals("25006");
  }

  /** What the first error of a database among an exception and its causes means, or null. */
  public static @Nullable SqlTrouble within(@Nullable Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 20; depth++, cause = cause.getCause()) {
      if (cause instanceof SQLException error) {
        return of(error);
      }
    }
    return null;
  }

  /**
   * Classes of SQL states that find fault with what is written, and with nothing else: cardinality,
   * data, constraints, triggers, syntax and access, views, and exceptions that somebody's procedure
   * raises.
   */
  private static final Set<String> REFUSALS =
      Set.of("21", "22", "23", "27", "42", "44", "45", "P0");

  /**
   * Whether the first error of a database among an exception and its causes is about what was
   * written: the same would be refused again.
   */
  public static boolean isRefusal(@Nullable Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 20; depth++, cause = cause.getCause()) {
      if (cause instanceof SQLException error) {
        String state = error.getSQLState();
        return state != null && state.length() == 5 && REFUSALS.contains(state.substring(0, 2));
      }
    }
    return false;
  }

  /** The state and the text of an error, for exceptions of ours; never a statement or a value. */
  public static String describe(SQLException error) {
    return of(error) + ", SQL state " + error.getSQLState();
  }
}
