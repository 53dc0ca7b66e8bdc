package io.sealane.jdbc.crash;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sealane.error.Failure;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.oracle.NoBroker;
import io.sealane.jdbc.outbox.JdbcOutbox;
import io.sealane.store.outbox.Appended;
import io.sealane.store.outbox.Outbox.Entry;
import io.sealane.store.outbox.RelayObserver;
import io.sealane.store.outbox.RelaySettings;
import io.sealane.time.Scheduler;
import io.sealane.transport.Topic;
import io.sealane.transport.send.BatchSettings;
import io.sealane.transport.send.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * An instance of an application that places orders, publishes each in the same transaction, and
 * relays, until it is killed. Its broker is a table, in which a message that came twice is there
 * twice.
 *
 * <p>Arguments: the database's URL and user; a name; {@code publish} or {@code relay}.
 */
final class Instance {

  static final Duration LEASE = Duration.ofSeconds(1);
  static final int CUSTOMERS = 5;

  private Instance() {}

  public static void main(String[] args) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(args[0]);
    config.setUsername(args[1]);
    config.setMaximumPoolSize(4);
    JdbcStore store = JdbcStore.of(new HikariDataSource(config));
    JdbcOutbox outbox =
        store.outbox().withLease(LEASE).withPolling(Duration.ofMillis(5), Duration.ofMillis(50));
    Connection broker = DriverManager.getConnection(args[0], args[1], "");
    outbox.relay(
        new RelaySettings(
            Map.of(
                Topic.ordered("orders"), new NoBroker(message -> take(broker, message, args[2]))),
            BatchSettings.DEFAULTS,
            Scheduler.system(),
            Executors.newCachedThreadPool(),
            new Random(1),
            new Answered()));
    System.out.println("ready");
    while (args[3].equals("publish")) {
      place(store, outbox, new Random().nextInt(CUSTOMERS));
    }
    Thread.currentThread().join();
  }

  private static void take(Connection broker, OutgoingMessage message, String name) {
    CrashPoint.BEFORE_SEND.pass();
    try (PreparedStatement insert =
        broker.prepareStatement("INSERT INTO sent (event_id, instance) VALUES (?, ?)")) {
      insert.setString(1, message.id());
      insert.setString(2, name);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    CrashPoint.AFTER_SEND.pass();
  }

  /** The orders of one customer are placed one after the other, as if they changed one row. */
  private static void place(JdbcStore store, JdbcOutbox outbox, int customer) throws Exception {
    String id = UUID.randomUUID().toString();
    byte[] body = id.getBytes(StandardCharsets.UTF_8);
    OutgoingMessage message = new OutgoingMessage(id, "c" + customer, body, Map.of());
    store
        .transactions()
        .inNew(
            () -> {
              Connection connection = store.transactions().required();
              try (PreparedStatement lock =
                      connection.prepareStatement(
                          "SELECT 1 FROM customers WHERE c = ? FOR UPDATE");
                  PreparedStatement insert =
                      connection.prepareStatement(
                          "INSERT INTO orders (id, customer) VALUES (?, ?)")) {
                lock.setInt(1, customer);
                lock.execute();
                insert.setString(1, id);
                insert.setInt(2, customer);
                insert.executeUpdate();
              }
              if (!(outbox.append(List.of(new Entry("orders", message)))
                  instanceof Appended.Stored)) {
                throw new IllegalStateException("not stored");
              }
              CrashPoint.BEFORE_COMMIT.pass();
              return true;
            });
    CrashPoint.AFTER_COMMIT.pass();
  }

  /** Passes the point after an answer. */
  private static final class Answered implements RelayObserver {
    @Override
    public void relayed(String topic, OutgoingMessage message, String brokerId) {
      CrashPoint.AFTER_ANSWER.pass();
    }

    @Override
    public void held(String topic, OutgoingMessage message, Failure failure, Duration retryIn) {
      System.out.println("held: " + failure);
    }

    @Override
    public void failed(String topic, Failure failure, Duration retryIn) {
      System.out.println("failed: " + failure);
    }
  }
}
