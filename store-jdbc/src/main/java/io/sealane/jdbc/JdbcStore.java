package io.sealane.jdbc;

import io.sealane.codec.EventCatalog;
import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.database.Dialect;
import io.sealane.jdbc.database.TableNames;
import io.sealane.jdbc.deadletter.KeepingTransport;
import io.sealane.jdbc.eventstore.JdbcEventStore;
import io.sealane.jdbc.guard.JdbcGuard;
import io.sealane.jdbc.history.HistoryReader;
import io.sealane.jdbc.history.JdbcHistory;
import io.sealane.jdbc.inbox.JdbcInbox;
import io.sealane.jdbc.outbox.JdbcOutbox;
import io.sealane.jdbc.schema.Schema;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.transaction.ThreadTransactions;
import io.sealane.jdbc.transaction.TransactionContext;
import io.sealane.transport.Transport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;

/**
 * What Sealane keeps on the application's own database. Immutable; safe for use by many threads.
 */
public final class JdbcStore {

  private final Database database;

  private JdbcStore(Database database) {
    this.database = database;
  }

  /**
   * On that database, with transactions of plain JDBC ({@link ThreadTransactions}).
   *
   * @param dataSource never closed by us
   * @throws IllegalStateException if the database cannot be asked what it is
   */
  public static JdbcStore of(DataSource dataSource) {
    return of(dataSource, ThreadTransactions.on(dataSource));
  }

  /**
   * On that database, with transactions of somebody else.
   *
   * @param dataSource never closed by us
   * @throws IllegalStateException if the database cannot be asked what it is
   */
  public static JdbcStore of(DataSource dataSource, TransactionContext transactions) {
    try (Connection connection = dataSource.getConnection()) {
      Dialect dialect = Dialect.of(connection);
      return new JdbcStore(new Database(dataSource, dialect, TableNames.STANDARD, transactions));
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not answer", e);
    }
  }

  /** With another prefix of its tables; see {@link TableNames}. */
  public JdbcStore withTablePrefix(String prefix) {
    return new JdbcStore(
        new Database(
            database.dataSource(),
            database.dialect(),
            new TableNames(prefix),
            database.transactions()));
  }

  /**
   * Keeps events of these catalogues as streams.
   *
   * @throws io.sealane.error.ConfigurationException if the catalogues contradict each other, or a
   *     class cannot be bound
   */
  public JdbcEventStore eventStore(EventCatalog... catalogs) {
    return JdbcEventStore.of(database, List.of(catalogs));
  }

  /** Keeps what happens to events; an observer, to be closed by the caller. */
  public JdbcHistory history() {
    return JdbcHistory.of(database);
  }

  /** Tells what happened to events; {@link HistoryReader#and} adds another database. */
  public HistoryReader historyReader() {
    return HistoryReader.of(database);
  }

  /** An outbox; needs the tables of {@link SchemaPart#OUTBOX}. */
  public JdbcOutbox outbox() {
    return JdbcOutbox.on(database);
  }

  /** The tables of these parts. */
  public Schema schema(SchemaPart... parts) {
    return new Schema(database, List.of(parts));
  }

  /** Where the application's transactions are; handlers of the inbox ask it for theirs. */
  public TransactionContext transactions() {
    return database.transactions();
  }

  /** An inbox: handlers whose effect is in this database have it exactly once. */
  public JdbcInbox inbox() {
    return JdbcInbox.on(database);
  }

  /** A guard with leases, for handlers whose effect is elsewhere. */
  public JdbcGuard guard() {
    return JdbcGuard.on(database);
  }

  /**
   * That transport with its dead letters in this database, where they can be queried and are kept
   * without the broker's limits of size and time. {@code Sealane.over} takes it, and {@code
   * Sealane.deadLetters} is how an operator gets at them, as with any transport.
   *
   * <p>What the broker itself puts aside stays there, and is listed, sent back and discarded with
   * the others. Letters go back by way of the transport's own dead letters, so the transport has to
   * have some ({@link io.sealane.transport.Capability#DEAD_LETTERS}).
   *
   * @param subscriptions whose dead letters; those of all if none is named
   */
  public Transport keepDeadLetters(Transport transport, String... subscriptions) {
    return new KeepingTransport(
        database, Objects.requireNonNull(transport, "transport"), Set.of(subscriptions));
  }
}
