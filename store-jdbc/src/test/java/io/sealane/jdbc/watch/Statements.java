package io.sealane.jdbc.watch;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What went to a database, in order. Safe for use by many threads. */
public final class Statements {

  private final List<String> executed = new ArrayList<>();
  private final List<SQLException> failures = new ArrayList<>();
  private int roundTrips;
  private int commits;
  private int rollbacks;
  private int connections;

  synchronized void executed(List<String> sql) {
    executed.addAll(sql);
    roundTrips++;
  }

  synchronized void failed(SQLException failure) {
    failures.add(failure);
  }

  synchronized void committed() {
    commits++;
  }

  synchronized void rolledBack() {
    rollbacks++;
  }

  synchronized void connected() {
    connections++;
  }

  /** Forgets all. */
  public synchronized void reset() {
    executed.clear();
    failures.clear();
    roundTrips = 0;
    commits = 0;
    rollbacks = 0;
    connections = 0;
  }

  /** The statements; each of a batch's is one, but a row of a multi-row insert is none. */
  public synchronized List<String> all() {
    return List.copyOf(executed);
  }

  /** How many statements. */
  public synchronized int count() {
    return executed.size();
  }

  /** How many times a caller waited for the database's answer, commits not counted. */
  public synchronized int roundTrips() {
    return roundTrips;
  }

  /** What the driver threw. */
  public synchronized List<SQLException> failures() {
    return List.copyOf(failures);
  }

  /** How many commits were asked for. */
  public synchronized int commits() {
    return commits;
  }

  /** How many rollbacks were asked for. */
  public synchronized int rollbacks() {
    return rollbacks;
  }

  /** How often a connection was taken from the pool. */
  public synchronized int connections() {
    return connections;
  }

  @Override
  public synchronized String toString() {
    return String.join("\n", executed);
  }
}
