package io.sealane.benchmarks.jdbc.outbox;

import io.sealane.benchmarks.jdbc.database.Database;
import io.sealane.benchmarks.jdbc.database.Server;
import io.sealane.benchmarks.jdbc.outbox.subject.Arrivals;
import io.sealane.benchmarks.jdbc.outbox.subject.OutboxSubject;
import io.sealane.benchmarks.jdbc.outbox.subject.Outboxes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/**
 * One time that a relay works off what has gathered, on a new database, with a writer beside it.
 *
 * @param perSecond events a second, from the beginning or from the first arrival if that was sooner
 * @param statements for each event, without those of the writer
 * @param dead row versions that each event has left dead
 * @param grown bytes that tables have grown for each event while it was sent, less if they shrank
 * @param all whether all were sent within a minute and a half
 */
record Drain(double perSecond, double statements, double dead, double grown, boolean all) {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);
  private static final int SAMPLE = 20;

  /** Does it. */
  static Drain of(Outboxes who, Server server, int backlog, boolean held) throws Exception {
    try (Database database = server.create(12);
        Connection holder = database.connect()) {
      Run run;
      try (OutboxSubject subject = who.on(database)) {
        subject.fill(backlog);
        if (held) {
          hold(holder);
        }
        run = Run.of(database, subject, backlog);
      }
      database.disconnect();
      return run.drain(database, backlog);
    }
  }

  /** A transaction with a snapshot and an id of its own, which does nothing any more. */
  private static void hold(Connection holder) throws SQLException {
    holder.setAutoCommit(false);
    holder.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try (Statement statement = holder.createStatement()) {
      statement.execute("SELECT pg_current_xact_id()");
    }
  }

  private record Run(
      long arrived, double seconds, long statements, long deadBefore, long bytesBefore) {

    static Run of(Database database, OutboxSubject subject, int backlog) throws Exception {
      double perAppend = statementsPerAppend(database, subject);
      long dead = database.deadRows();
      long bytes = database.tableBytes();
      database.count(true);
      Arrivals.reset();
      try (Writer writer = new Writer(subject)) {
        subject.relay();
        long began = System.nanoTime();
        began = Math.min(began, Arrivals.first(began));
        long arrived = Arrivals.await(backlog, began + PATIENCE);
        double seconds = (System.nanoTime() - began) / 1e9;
        long ofWriter = Math.round(writer.stop() * perAppend);
        return new Run(arrived, seconds, database.counts().statements() - ofWriter, dead, bytes);
      } finally {
        database.count(false);
      }
    }

    private static double statementsPerAppend(Database database, OutboxSubject subject)
        throws Exception {
      database.count(true);
      for (int i = 0; i < SAMPLE; i++) {
        subject.append(1);
      }
      database.count(false);
      return database.counts().statements() / (double) SAMPLE;
    }

    Drain drain(Database database, int backlog) {
      double events = Math.max(1, arrived);
      return new Drain(
          arrived / seconds,
          statements / events,
          (database.deadRows() - deadBefore) / events,
          (database.tableBytes() - bytesBefore) / events,
          arrived >= backlog);
    }
  }
}
