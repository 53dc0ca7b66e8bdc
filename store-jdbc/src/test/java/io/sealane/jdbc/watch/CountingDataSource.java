package io.sealane.jdbc.watch;

import javax.sql.DataSource;

/** A data source that counts what is done through it. */
public final class CountingDataSource extends WatchedDataSource {

  private final Statements statements;

  /** Counts that one. */
  public CountingDataSource(DataSource counted) {
    this(counted, new Statements());
  }

  private CountingDataSource(DataSource counted, Statements statements) {
    super(
        counted,
        connection -> {
          statements.connected();
          return Counting.connection(connection, statements);
        });
    this.statements = statements;
  }

  /** What was done so far. */
  public Statements statements() {
    return statements;
  }
}
