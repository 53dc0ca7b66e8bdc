package io.sealane.jdbc.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.Sealane;
import io.sealane.SealaneBuilder;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.Subscription;
import io.sealane.error.ConfigurationException;
import io.sealane.error.PublishException;
import io.sealane.event.DomainEvent;
import io.sealane.event.Publication;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.OnEveryDatabase;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.jdbc.server.Waiting;
import io.sealane.observe.Signal;
import io.sealane.transport.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The outbox as an application uses it. */
@OnEveryDatabase
class JdbcOutboxTest {

  record Placed(String order, int total) implements DomainEvent {
    @Override
    public String key() {
      return order;
    }
  }

  private static final Duration LONG = Duration.ofDays(1);
  private static final Topic ORDERS = Topic.ordered("orders");

  @AutoClose private final TestDatabase database;
  private final JdbcStore store;
  private final Queue<String> shipped = new ConcurrentLinkedQueue<>();
  private final Queue<Signal> signals = new ConcurrentLinkedQueue<>();

  JdbcOutboxTest(Product product) {
    database = product.create();
    store = JdbcStore.of(database.dataSource());
    store.schema(SchemaPart.OUTBOX).apply();
    database.execute("CREATE TABLE orders (id VARCHAR(20) PRIMARY KEY)");
  }

  private JdbcOutbox outbox() {
    return store.outbox().withPolling(Duration.ofMillis(5), Duration.ofMillis(50));
  }

  private SealaneBuilder shop(JdbcOutbox outbox) {
    return Sealane.over(InMemoryTransport.create())
        .publish(EventCatalog.of("orders", Placed.class))
        .to(ORDERS)
        .outbox(outbox)
        .observe((signal, at) -> signals.add(signal))
        .subscribe(
            Subscription.named("delivery")
                .to("orders")
                .ordered()
                .on(Placed.class, placed -> shipped.add(placed.order() + " " + placed.total())));
  }

  private void place(Sealane sealane, String order, int... totals) throws Exception {
    store
        .transactions()
        .inNew(
            () -> {
              var connection = store.transactions().current();
              try (var insert = connection.prepareStatement("INSERT INTO orders VALUES (?)")) {
                insert.setString(1, order);
                insert.executeUpdate();
              }
              for (int total : totals) {
                sealane.publisher().publish(new Placed(order, total));
              }
              return true;
            });
  }

  @Test
  void whatIsPublishedInATransactionIsHandledAfterItsCommit() throws Exception {
    try (Sealane sealane = shop(outbox()).start()) {
      place(sealane, "o-1", 1, 2, 3);
      Waiting.until("all is shipped", () -> shipped.size() == 3);
    }
    assertThat(shipped).containsExactly("o-1 1", "o-1 2", "o-1 3");
    assertThat(database.number("SELECT COUNT(*) FROM orders")).isEqualTo(1);
  }

  @Test
  void closingHandlesWhatWasPublished() throws Exception {
    try (Sealane sealane = shop(outbox()).start()) {
      place(sealane, "o-1", 1, 2, 3);
    }
    assertThat(shipped).containsExactly("o-1 1", "o-1 2", "o-1 3");
  }

  @Test
  void whatIsGatheredIsOneWithItsTransactionToo() throws Exception {
    try (Sealane sealane = shop(outbox().gathering()).start()) {
      place(sealane, "o-1", 1, 2);
      assertThatThrownBy(() -> place(sealane, "o-1", 3)).isInstanceOf(Exception.class);
      place(sealane, "o-2", 4);
      sealane.publisher().publish(new Placed("o-2", 5));
    }
    assertThat(shipped).containsExactlyInAnyOrder("o-1 1", "o-1 2", "o-2 4", "o-2 5");
  }

  @Test
  void aCommitWakesTheRelay() throws Exception {
    JdbcOutbox sleepy =
        store.outbox().withPolling(Duration.ofMillis(5), Duration.ofDays(1)).withLease(LONG);
    try (Sealane sealane = shop(sleepy).start()) {
      for (int i = 0; i < 15; i++) {
        int number = i;
        place(sealane, "o-" + i, i);
        Waiting.until("it is shipped", () -> shipped.contains("o-" + number + " " + number));
      }
    }
    assertThat(shipped).hasSize(15);
  }

  @Test
  void whatIsRolledBackIsNeverHandled() throws Exception {
    try (Sealane sealane = shop(outbox()).start()) {
      place(sealane, "o-1", 1);
      assertThatThrownBy(() -> place(sealane, "o-1", 2)).isInstanceOf(Exception.class);
      place(sealane, "o-2", 3);
    }
    assertThat(shipped).containsExactlyInAnyOrder("o-1 1", "o-2 3");
  }

  @Test
  void outsideOfATransactionAnEventTakesOneOfItsOwn() {
    try (Sealane sealane = shop(outbox()).start()) {
      sealane.publisher().publish(new Placed("o-1", 1));
      sealane.publisher().publishAsync(new Placed("o-1", 2)).join();
    }
    assertThat(shipped).containsExactly("o-1 1", "o-1 2");
    assertThat(signals).hasAtLeastOneElementOfType(Signal.Stored.class);
  }

  @Test
  void outsideOfATransactionAnEventCanGoDirectly() {
    JdbcOutbox direct = outbox().withOutsideTransaction(OutsideTransaction.SEND_DIRECTLY);
    try (Sealane sealane = shop(direct).start()) {
      sealane.publisher().publish(new Placed("o-1", 1));
    }
    assertThat(shipped).containsExactly("o-1 1");
    assertThat(signals)
        .hasAtLeastOneElementOfType(Signal.Published.class)
        .noneMatch(Signal.Stored.class::isInstance);
  }

  @Test
  void outsideOfATransactionAnEventCanBeRefused() {
    JdbcOutbox strict = outbox().withOutsideTransaction(OutsideTransaction.REFUSE);
    try (Sealane sealane = shop(strict).start()) {
      assertThatThrownBy(() -> sealane.publisher().publish(new Placed("o-1", 1)))
          .isInstanceOf(PublishException.class)
          .hasMessageContaining("published outside of a transaction");
    }
    assertThat(shipped).isEmpty();
  }

  @Test
  void theSignalsTellTheWholeWay() throws Exception {
    try (Sealane sealane = shop(outbox()).start()) {
      place(sealane, "o-1", 1);
    }
    assertThat(signals)
        .filteredOn(signal -> !(signal instanceof Signal.LeasesExtended))
        .extracting(signal -> signal.getClass().getSimpleName())
        .containsSubsequence("Stored", "Handled")
        .contains("Relayed");
  }

  @Test
  void missingTablesAreSaidAtTheStart() {
    JdbcOutbox elsewhere = store.withTablePrefix("other_").outbox();
    assertThatThrownBy(() -> shop(elsewhere).start())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("the tables of outbox are not there");
  }

  @Test
  void aStoppedSealaneLeavesTheRestForLater() throws Exception {
    Sealane sealane = shop(outbox()).start();
    sealane.stop(Duration.ofSeconds(10)).join();
    place(sealane, "o-1", 1, 2);
    assertThat(store.outbox().backlog().waiting()).isEqualTo(2);
    sealane.start();
    sealane.close();
    assertThat(shipped).containsExactly("o-1 1", "o-1 2");
    assertThat(store.outbox().backlog().waiting()).isZero();
  }

  @Test
  void anIdThatThePublisherGaveIsTheRowsIdAndTheMessages() {
    try (Sealane sealane = shop(outbox()).start()) {
      sealane.publisher().publish(Publication.of(new Placed("o-1", 1)).withId("my-id"));
    }
    assertThat(signals)
        .filteredOn(Signal.Relayed.class::isInstance)
        .extracting(signal -> ((Signal.Relayed) signal).eventId())
        .isEqualTo(List.of("my-id"));
  }
}
