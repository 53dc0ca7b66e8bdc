package io.sealane.jdbc.database;

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

  /** The statement; the parameters of its rows follow one another. */
  public PerRow statement() {
    String into = table + " (" + names("") + ") VALUES ";
    return switch (dialect) {
      case POSTGRESQL ->
          new PerRow("INSERT INTO " + into, row(Column::value), " ON CONFLICT DO NOTHING");
      // IGNORE would also bend values that do not fit; ours are checked before.
      case MYSQL -> new PerRow("INSERT IGNORE INTO " + into, row(Column::value), "");
      case H2 -> merge();
    };
  }

  private String row(Function<Column, String> value) {
    return columns.stream().map(value).collect(Collectors.joining(", ", "(", ")"));
  }

  private PerRow merge() {
    String match =
        columns.stream()
            .filter(Column::key)
            .map(column -> "t." + column.name() + " = s." + column.name())
            .collect(Collectors.joining(" AND "));
    String after =
        ") s ("
            + names("")
            + ") ON "
            + match
            + " WHEN NOT MATCHED THEN INSERT ("
            + names("")
            + ") VALUES ("
            + names("s.")
            + ")";
    return new PerRow("MERGE INTO " + table + " t USING (VALUES ", row(Column::typedValue), after);
  }

  private String names(String prefix) {
    return columns.stream().map(column -> prefix + column.name()).collect(Collectors.joining(", "));
  }
}
