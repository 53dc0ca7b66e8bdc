package io.sealane.jdbc.database;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Inserts rows whose keys are not there yet. A row that is there is no error, and no transaction is
 * spoiled by it; one that somebody else is inserting is waited for. The statement's update count
 * says how many rows are new.
 *
 * <p>Only on H2, two that insert one key at the same time can both try, and the second then gets an
 * error ({@link SqlTrouble#DUPLICATE}), after which its transaction still is good.
 *
 * @param table the quoted name
 * @param columns all that are to be set, in the order of the statement's parameters
 */
public record Insertion(Dialect dialect, String table, List<Column> columns) {

  /** Copies the list. */
  public Insertion {
    columns = List.copyOf(columns);
  }

  /**
   * The statement.
   *
   * @param rows how many, 1 or more; their parameters follow one another
   */
  public String sql(int rows) {
    String into = table + " (" + names("") + ")";
    return switch (dialect) {
      case POSTGRESQL ->
          "INSERT INTO " + into + values(rows, Column::value) + " ON CONFLICT DO NOTHING";
      // IGNORE would also bend values that do not fit; ours are checked before.
      case MYSQL -> "INSERT IGNORE INTO " + into + values(rows, Column::value);
      case H2 -> merge(rows);
    };
  }

  private String values(int rows, Function<Column, String> value) {
    String row = columns.stream().map(value).collect(Collectors.joining(", ", "(", ")"));
    return " VALUES " + String.join(", ", Collections.nCopies(rows, row));
  }

  private String merge(int rows) {
    String match =
        columns.stream()
            .filter(Column::key)
            .map(column -> "t." + column.name() + " = s." + column.name())
            .collect(Collectors.joining(" AND "));
    return "MERGE INTO "
        + table
        + " t USING ("
        + values(rows, Column::typedValue).strip()
        + ") s ("
        + names("")
        + ") ON "
        + match
        + " WHEN NOT MATCHED THEN INSERT ("
        + names("")
        + ") VALUES ("
        + names("s.")
        + ")";
  }

  private String names(String prefix) {
    return columns.stream().map(column -> prefix + column.name()).collect(Collectors.joining(", "));
  }
}
