package io.sealane.jdbc.eventstore;

import static io.sealane.jdbc.eventstore.Account.deposited;
import static io.sealane.store.stream.ExpectedVersion.ANY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.codec.EventCatalog;
import io.sealane.consume.Subscription;
import io.sealane.error.CodecException;
import io.sealane.error.ProjectionException;
import io.sealane.event.DomainEvent;
import io.sealane.jdbc.eventstore.Account.Closed;
import io.sealane.jdbc.eventstore.Account.Deposited;
import io.sealane.jdbc.server.OnEveryDatabase;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.Waiting;
import io.sealane.observe.Health;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class ProjectionTest {

  @AutoClose private final Bank bank;
  private final JdbcEventStore store;
  private final Projections projections;

  ProjectionTest(Product product) {
    bank = Bank.on(product);
    store = bank.store;
    projections = store.projections();
  }

  @BeforeEach
  void readModel() {
    bank.database.execute(
        "CREATE TABLE balances (account VARCHAR(50) PRIMARY KEY, cents BIGINT, deposits INT)");
  }

  private Projection balances() {
    return Projection.named("balances").onWithContext(Deposited.class, ProjectionTest::deposit);
  }

  static void deposit(Deposited event, ProjectionContext context) throws Exception {
    try (PreparedStatement update =
        context
            .connection()
            .prepareStatement(
                "UPDATE balances SET cents = cents + ?, deposits = deposits + 1"
                    + " WHERE account = ?")) {
      update.setLong(1, event.cents());
      update.setString(2, event.account());
      if (update.executeUpdate() == 0) {
        try (PreparedStatement insert =
            context.connection().prepareStatement("INSERT INTO balances VALUES (?, ?, 1)")) {
          insert.setString(1, event.account());
          insert.setLong(2, event.cents());
          insert.executeUpdate();
        }
      }
    }
  }

  private long balance() {
    return bank.database.number("SELECT COALESCE(SUM(cents), 0) FROM balances");
  }

  @Test
  void eachEventIsAppliedOnceAndItsPlaceIsKept() {
    for (int i = 1; i <= 10; i++) {
      store.append("account-" + i, ANY, deposited(i), new Closed("a-1"));
    }
    projections.catchUp(balances().batch(3));
    assertThat(balance()).isEqualTo(55);
    assertThat(projections.position(balances())).isEqualTo(bank.all(100).get(19).position());
    projections.catchUp(balances());
    assertThat(balance()).isEqualTo(55);
    store.append("account-1", ANY, deposited(45));
    projections.catchUp(balances());
    assertThat(balance()).isEqualTo(100);
  }

  @Test
  void whatAHandlerWroteBeforeItThrewIsNotThere() {
    store.append("account-1", ANY, deposited(1));
    Projection broken =
        Projection.named("balances")
            .onWithContext(
                Deposited.class,
                (event, context) -> {
                  deposit(event, context);
                  throw new IllegalArgumentException("a secret");
                });
    assertThatThrownBy(() -> projections.catchUp(broken))
        .isInstanceOf(ProjectionException.class)
        .hasMessage(
            "projection 'balances' stands before the event at position "
                + last()
                + ": java.lang.IllegalArgumentException")
        .hasRootCauseMessage("a secret");
    assertThat(balance()).isZero();
    projections.catchUp(balances());
    assertThat(balance()).isEqualTo(1);
  }

  @Test
  void aRunningProjectionKeepsWhatIsBeforeAFailureAndGoesOnAfterIt() {
    for (int i = 1; i <= 10; i++) {
      store.append("account-1", ANY, deposited(i));
    }
    AtomicBoolean broken = new AtomicBoolean(true);
    Projection projection =
        Projection.named("balances")
            .onWithContext(
                Deposited.class,
                (event, context) -> {
                  deposit(event, context);
                  if (broken.get() && event.cents() == 7) {
                    throw new IllegalArgumentException("a secret");
                  }
                });
    try (ProjectionRun run = projections.start(projection)) {
      Waiting.until("it stands at the seventh", () -> balance() == 21);
      Waiting.until("it is down", () -> run.health().state() == Health.State.DOWN);
      assertThat(run.health().reason()).contains("position").doesNotContain("secret");
      broken.set(false);
      Waiting.until("it goes on", () -> balance() == 55);
      Waiting.until("it is up", () -> run.health().equals(Health.UP));
      store.append("account-1", ANY, deposited(45));
      Waiting.until("it follows", () -> balance() == 100);
    }
  }

  @Test
  void ofManyInstancesEachEventIsAppliedByOne() {
    List<ProjectionRun> runs = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        Projections another = bank.store(Account.CATALOG).projections();
        runs.add(another.start(balances().batch(2).poll(Duration.ofMillis(20))));
      }
      for (int i = 1; i <= 100; i++) {
        store.append("account-" + i % 7, ANY, deposited(i));
      }
      Waiting.until("all are applied", () -> projections.position(balances()) == last());
      assertThat(balance()).isEqualTo(5050);
      assertThat(bank.database.number("SELECT deposits FROM balances")).isEqualTo(100);
    } finally {
      runs.forEach(ProjectionRun::close);
    }
  }

  private long last() {
    return bank.database.number("SELECT MAX(position) FROM " + bank.table("events"));
  }

  @Test
  void aProjectionThatIsClosedIsStopped() {
    ProjectionRun run = projections.start(balances());
    run.close();
    run.close();
    assertThat(run.health().state()).isEqualTo(Health.State.STOPPED);
    store.append("account-1", ANY, deposited(1));
    assertThat(balance()).isZero();
  }

  @Test
  void aSubscriptionsHandlersGetItAllAgainFromADateOn() {
    store.append("account-1", ANY, deposited(1), deposited(2));
    bank.database.execute("UPDATE " + bank.table("events") + " SET recorded_at = 1767323045000000");
    store.append("account-1", ANY, deposited(3));
    List<String> handled = new CopyOnWriteArrayList<>();
    Subscription delivery =
        Subscription.named("delivery")
            .to("bank")
            .on(Deposited.class, event -> handled.add("deposited " + event.cents()))
            .onWithContext(
                Account.class,
                (event, context) -> handled.add(context.subscription() + " " + event));
    store.append("account-1", ANY, new Closed("a-1"));
    Projection rebuild = Projection.named("rebuild-delivery").handlersOf(delivery);
    projections.catchUp(rebuild);
    assertThat(handled)
        .containsExactly(
            "deposited 1", "deposited 2", "deposited 3", "delivery Closed[account=a-1]");
    handled.clear();
    Projection later =
        Projection.named("later")
            .handlersOf(delivery)
            .from(Instant.now().minus(Duration.ofDays(1)));
    projections.catchUp(later);
    assertThat(handled).containsExactly("deposited 3", "delivery Closed[account=a-1]");
    assertThat(store.positionBefore(Instant.EPOCH)).isZero();
    assertThat(store.positionBefore(Instant.parse("2100-01-01T00:00:00Z"))).isEqualTo(last());
  }

  @Test
  void aReplayDoesNotPublish() {
    store.append("account-1", ANY, deposited(1));
    Subscription delivery =
        Subscription.named("delivery")
            .onWithContext(Deposited.class, (event, context) -> context.publish(new Closed("a-1")));
    assertThatThrownBy(() -> projections.catchUp(Projection.named("rebuild").handlersOf(delivery)))
        .isInstanceOf(ProjectionException.class)
        .hasRootCauseMessage("a replay to subscription 'delivery' cannot publish");
  }

  @Test
  void whatAHandlerAppendsIsCommittedWithTheCheckpointAndCausedByTheEvent() {
    store.append("account-1", ANY, deposited(1));
    Projection closing =
        Projection.named("closing")
            .on(Deposited.class, event -> store.append("closings", ANY, new Closed("a-1")));
    projections.catchUp(closing);
    projections.catchUp(closing);
    assertThat(store.read("closings")).hasSize(1);
    assertThat(store.read("closings").get(0).envelope().metadata().causationId())
        .isEqualTo(store.read("account-1").get(0).envelope().metadata().id());
  }

  @Test
  void aTypeThatNobodyKnowsStopsAProjectionUnlessItSaysSo() {
    JdbcEventStore foreign = bank.store(EventCatalog.of("elsewhere", FidelityTest.Elsewhere.class));
    store.append("account-1", ANY, deposited(1));
    foreign.append("other", ANY, new FidelityTest.Elsewhere.Moved("x"));
    store.append("account-1", ANY, deposited(2));
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> projections.catchUp(balances()))
          .isInstanceOf(ProjectionException.class)
          .hasCauseInstanceOf(CodecException.class);
      assertThat(balance()).isEqualTo(1);
    }
    projections.catchUp(balances().skippingUnknownTypes());
    assertThat(balance()).isEqualTo(3);
  }

  @Test
  void aProjectionBeginsAnew() {
    store.append("account-1", ANY, deposited(1), deposited(2));
    projections.catchUp(balances());
    bank.database.execute("DELETE FROM balances");
    projections.reset(balances());
    projections.catchUp(balances());
    assertThat(balance()).isEqualTo(3);
  }

  @Test
  void namesAndHandlersAreChecked() {
    assertThatThrownBy(() -> Projection.named("a b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> balances().on(Deposited.class, event -> {}))
        .hasMessage("2 handlers for " + Deposited.class.getName() + "; one is allowed");
    assertThatThrownBy(() -> balances().batch(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> balances().poll(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Of a type that has a handler for a supertype only. */
  @Test
  void theNearestHandlerIsTaken() {
    store.append("account-1", ANY, deposited(1), new Closed("a-1"));
    List<String> handled = new ArrayList<>();
    projections.catchUp(
        Projection.named("nearest")
            .on(DomainEvent.class, event -> handled.add("any"))
            .on(Account.class, event -> handled.add("account"))
            .on(Deposited.class, event -> handled.add("deposited")));
    assertThat(handled).containsExactly("deposited", "account");
  }

  @Test
  void aHandlerThatSwallowsADatabasesErrorIsNotSkippedWhereNothingOfItIsThere() {
    boolean aborts = bank.database.product() == Product.POSTGRESQL;
    store.append("account-1", ANY, deposited(1));
    Projection swallowing =
        Projection.named("balances")
            .onWithContext(
                Deposited.class,
                (event, context) -> {
                  deposit(event, context);
                  try (PreparedStatement nowhere =
                      context.connection().prepareStatement("INSERT INTO nowhere VALUES (1)")) {
                    nowhere.executeUpdate();
                  } catch (SQLException e) {
                    // Swallowed.
                  }
                });
    if (aborts) {
      assertThatThrownBy(() -> projections.catchUp(swallowing))
          .isInstanceOf(ProjectionException.class)
          .hasStackTraceContaining("25P02");
    } else {
      projections.catchUp(swallowing);
    }
    assertThat(balance()).isEqualTo(aborts ? 0 : 1);
  }
}
