package io.sealane.benchmarks.jdbc.database;

import java.util.List;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/** Counts what goes through connections; commits and rollbacks are no statements. */
public final class Counts implements QueryExecutionListener {

  private long statements;
  private long roundTrips;
  private long failures;

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    // It counts what has come to an end.
  }

  @Override
  public synchronized void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    statements += execution.isBatch() ? execution.getBatchSize() : queries.size();
    roundTrips++;
    failures += execution.isSuccess() ? 0 : 1;
  }

  synchronized void reset() {
    statements = 0;
    roundTrips = 0;
    failures = 0;
  }

  /** Statements; each of a batch is one, a row of a multi-row insert is none. */
  public synchronized long statements() {
    return statements;
  }

  /** How often somebody waited for an answer. */
  public synchronized long roundTrips() {
    return roundTrips;
  }

  /** How many ended with an exception. */
  public synchronized long failures() {
    return failures;
  }
}
