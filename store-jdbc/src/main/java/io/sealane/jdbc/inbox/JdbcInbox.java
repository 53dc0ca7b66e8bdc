package io.sealane.jdbc.inbox;

import io.sealane.error.GuardUnavailableException;
import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.database.Keys;
import io.sealane.jdbc.retention.OldRows;
import io.sealane.jdbc.retention.Retention;
import io.sealane.store.Fingerprint;
import io.sealane.store.GuardKey;
import io.sealane.store.TransactionalGuard;
import io.sealane.time.Scheduler;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An inbox on the application's database: the mark of an event is part of the transaction in which
 * its handler writes, so the effect is there exactly once, whatever crashes when, at however many
 * instances. Costs one statement for an event that is new; a duplicate costs two and no exception.
 *
 * <p>A handler finds the connection of its transaction with {@code
 * JdbcStore.transactions().required()}. What it does elsewhere is not protected.
 *
 * <p>Two that handle one event at once: the second waits for the first one's commit or rollback,
 * then skips or runs. Errors of the database, a lost connection and a lost race included, become
 * {@link GuardUnavailableException}: the event comes again, its attempts are not counted, and the
 * mark tells what the commit came to. What the handler itself throws is its own, and rolls back; so
 * is a transaction that it has marked for rollback, or that the database refuses to commit for what
 * it has written: a {@link io.sealane.jdbc.transaction.RolledBackException}.
 *
 * <p>Marks are kept for 30 days unless said otherwise: longer than an event can stay in a broker
 * and come again (Amazon SQS keeps a message for at most 14 days, its dead letter for as long
 * again). Old ones are removed in pieces of 1,000 by the way, after the commit of an event, at most
 * one piece a minute while there is no more to remove.
 *
 * <p>Immutable; safe for use by many threads.
 */
public final class JdbcInbox implements TransactionalGuard {

  private static final Duration DEFAULT_RETENTION = Duration.ofDays(30);

  private final Database database;
  private final Duration age;
  private final int batch;
  private final Marks marks;
  private final OneByOne alone;
  private final Retention retention;
  private final Map<String, Batches> batches = new ConcurrentHashMap<>();

  private JdbcInbox(Database database, Duration age, int batch) {
    this.database = database;
    this.age = age;
    this.batch = batch;
    this.marks = new Marks(database);
    this.alone = new OneByOne(marks, database.transactions());
    this.retention =
        new Retention(
            new OldRows(database, Marks.TABLE, Marks.AT, Keys.columns()), age, Scheduler.system());
  }

  /** On that database; {@code JdbcStore.inbox} is where applications get it. */
  @SuppressWarnings("exports") // only ourselves can have a Database
  public static JdbcInbox on(Database database) {
    return new JdbcInbox(database, DEFAULT_RETENTION, 1);
  }

  /**
   * With another retention.
   *
   * @param age how long a mark is kept at least, more than zero, at most 100 years; longer than can
   *     lie between two deliveries of one event, re-drives of dead letters included
   */
  public JdbcInbox withRetention(Duration age) {
    return new JdbcInbox(database, age, batch);
  }

  /**
   * With events that share a transaction: those of one subscription that wait while others are
   * being handled are marked by one statement, handled one after the other by one thread, and
   * committed together. If anything in it goes wrong, the whole is rolled back and each event is
   * handled alone. For short handlers whose only effect is in the transaction: what else they do,
   * happens again when a batch is repeated.
   *
   * @param events the most that share a transaction, 1 to 100; 1 for none
   */
  public JdbcInbox withBatches(int events) {
    if (events < 1 || events > Marks.MOST) {
      throw new IllegalArgumentException(
          "a batch of " + events + " events; it takes 1 to " + Marks.MOST);
    }
    return new JdbcInbox(database, age, events);
  }

  @Override
  public Verdict handle(GuardKey key, Fingerprint content, Work work) throws Exception {
    Mark mark = new Mark(key, content);
    Verdict verdict =
        batch == 1 ? alone.handle(mark, work) : batchesOf(key.subscription()).handle(mark, work);
    retention.perhaps();
    return verdict;
  }

  private Batches batchesOf(String subscription) {
    return batches.computeIfAbsent(
        subscription, name -> new Batches(batch, marks, database.transactions(), alone));
  }

  /** How many events of a subscription wait for a batch at this moment. */
  int waiting(String subscription) {
    return batchesOf(subscription).waiting();
  }

  /**
   * Removes all marks that are too old, piece by piece, each in a transaction of its own. Needed
   * only where the removal by the way is not enough.
   *
   * @return how many there were
   * @throws GuardUnavailableException if the database does not answer
   */
  public int removeOld() {
    try {
      return retention.now();
    } catch (SQLException e) {
      throw new GuardUnavailableException(
          "old marks cannot be removed (SQL state " + e.getSQLState() + ")", e);
    }
  }
}
