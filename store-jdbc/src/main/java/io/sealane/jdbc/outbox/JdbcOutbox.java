package io.sealane.jdbc.outbox;

import io.sealane.error.ConfigurationException;
import io.sealane.error.Failure;
import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.relay.JdbcRelay;
import io.sealane.jdbc.relay.Pace;
import io.sealane.jdbc.relay.table.Troubles;
import io.sealane.jdbc.schema.Schema;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.store.outbox.Appended;
import io.sealane.store.outbox.Outbox;
import io.sealane.store.outbox.OutboxBacklog;
import io.sealane.store.outbox.Relay;
import io.sealane.store.outbox.RelaySettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * The outbox on the application's own database. Immutable: each {@code with…} returns another one
 * for the same tables.
 *
 * <p>An event that is published in a transaction ({@link
 * io.sealane.jdbc.transaction.TransactionContext}) is a row of it, written when {@code publish}
 * returns; all events of one {@code publishAll} are one statement. On PostgreSQL writers never wait
 * for each other; what has been committed after an event is sent no earlier than the transaction of
 * that event has ended. On MySQL, MariaDB and H2, where nobody can tell who is writing,
 * transactions that publish wait for each other from their first {@code publish} to their end:
 * publish last there.
 *
 * <p>Appending an id twice is silent: both are sent.
 */
public final class JdbcOutbox implements Outbox {

  private final Database database;
  private final Settings settings;
  private final Rows rows;
  private final Gathering gathering;
  private final Set<JdbcRelay> relays;

  private record Settings(OutsideTransaction outside, boolean atOnce, Pace pace) {}

  private JdbcOutbox(Database database, Settings settings, Set<JdbcRelay> relays) {
    this.database = database;
    this.settings = settings;
    this.rows = new Rows(database);
    this.relays = relays;
    this.gathering = new Gathering(database.transactions(), rows, settings.atOnce, this::wake);
  }

  /** On that database; {@code JdbcStore.outbox} is where applications get it. */
  @SuppressWarnings("exports") // only ourselves can have a Database
  public static JdbcOutbox on(Database database) {
    return new JdbcOutbox(
        Objects.requireNonNull(database, "database"),
        new Settings(OutsideTransaction.OWN_TRANSACTION, true, Pace.STANDARD),
        new CopyOnWriteArraySet<>());
  }

  /** With another way of publishing outside of transactions; one of their own unless said. */
  public JdbcOutbox withOutsideTransaction(OutsideTransaction way) {
    Objects.requireNonNull(way, "way");
    return with(new Settings(way, settings.atOnce, settings.pace));
  }

  /**
   * Writing all that a transaction publishes in one statement right before its commit, where the
   * {@link io.sealane.jdbc.transaction.TransactionContext} can tell when that is: {@code publish}
   * returns before its event is written then, and what goes wrong fails the commit. Unless said,
   * each {@code publish} writes its own, and each {@code publishAll} all of its own in one.
   */
  public JdbcOutbox gathering() {
    return with(new Settings(settings.outside, false, settings.pace));
  }

  /**
   * With another greatest number of events that the relay reads and sends at once; 1,000 unless
   * said. After a crash of the relay so many may be sent again.
   */
  public JdbcOutbox withBatch(int events) {
    Pace pace = settings.pace;
    return paced(new Pace(events, pace.busy(), pace.idle(), pace.lease()));
  }

  /**
   * With other waits between two looks of the relay at a topic; 20 ms while there are events,
   * growing to one second while there are none, unless said.
   */
  public JdbcOutbox withPolling(Duration busy, Duration idle) {
    return paced(new Pace(settings.pace.batch(), busy, idle, settings.pace.lease()));
  }

  /**
   * With another time after which others take over from a relay that ended without a word; 15
   * seconds unless said, 100 ms or more.
   */
  public JdbcOutbox withLease(Duration lease) {
    Pace pace = settings.pace;
    return paced(new Pace(pace.batch(), pace.busy(), pace.idle(), lease));
  }

  private JdbcOutbox paced(Pace other) {
    return with(new Settings(settings.outside, settings.atOnce, other));
  }

  private JdbcOutbox with(Settings other) {
    return new JdbcOutbox(database, other, relays);
  }

  @Override
  public List<String> problems() {
    try {
      database.apart(connection -> true);
      new Schema(database, List.of(SchemaPart.OUTBOX)).verify();
      return List.of();
    } catch (SQLException e) {
      // It is away. That is no mistake of anybody's: the relay waits for it.
      return List.of();
    } catch (ConfigurationException e) {
      return e.problems();
    }
  }

  @Override
  public Appended append(List<Entry> entries) {
    try {
      Connection current = database.transactions().current();
      if (current != null) {
        gathering.write(current, entries);
        return new Appended.Stored();
      }
    } catch (SQLException e) {
      return new Appended.Refused(Troubles.of(e));
    }
    return switch (settings.outside) {
      case OWN_TRANSACTION -> appendApart(entries);
      case SEND_DIRECTLY -> new Appended.Declined();
      case REFUSE ->
          new Appended.Refused(
              Failure.of(Failure.Kind.INVALID, "published outside of a transaction"));
    };
  }

  private Appended appendApart(List<Entry> entries) {
    try {
      rows.insertApart(entries);
      wake();
      return new Appended.Stored();
    } catch (SQLException e) {
      Failure failure = Troubles.of(e);
      return Troubles.isUnknown(e) ? new Appended.Unknown(failure) : new Appended.Refused(failure);
    }
  }

  private void wake() {
    relays.forEach(JdbcRelay::wake);
  }

  @Override
  public Relay relay(RelaySettings with) {
    JdbcRelay relay = JdbcRelay.start(database, with, settings.pace, relays::remove);
    relays.add(relay);
    return relay;
  }

  @Override
  public OutboxBacklog backlog() {
    try {
      return BacklogQuery.on(database);
    } catch (SQLException e) {
      throw new IllegalStateException(Troubles.of(e).reason(), e);
    }
  }

  @Override
  public boolean discard(String topic, String eventId) {
    try {
      return new HeldMessage(topic, eventId).discard(database);
    } catch (SQLException e) {
      throw new IllegalStateException(Troubles.of(e).reason(), e);
    }
  }
}
