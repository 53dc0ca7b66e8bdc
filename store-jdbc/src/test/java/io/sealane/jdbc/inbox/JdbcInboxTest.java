package io.sealane.jdbc.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.jdbc.server.OnEveryDatabase;
import io.sealane.jdbc.server.Product;
import io.sealane.store.GuardKey;
import io.sealane.store.TransactionalGuard.Verdict;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryDatabase
class JdbcInboxTest {

  @AutoClose private final Desk desk;
  private final JdbcInbox inbox;

  JdbcInboxTest(Product product) {
    desk = new Desk(product);
    inbox = desk.store.inbox();
  }

  @Test
  void effectAndMarkAreThereTogether() {
    assertThat(
            Desk.handle(
                inbox,
                "e-1",
                () -> {
                  desk.add("e-1");
                  assertThat(desk.effects.count()).as("seen from outside").isZero();
                  assertThat(desk.marks()).as("seen from outside").isZero();
                }))
        .isEqualTo(Verdict.HANDLED);
    assertThat(desk.effects.events()).containsExactly("e-1");
    assertThat(desk.marks()).isEqualTo(1);
  }

  @Test
  void aDuplicateDoesNotRunAndCostsNoException() {
    desk.handle(inbox, "e-1");
    desk.statements().reset();
    assertThat(desk.handle(inbox, "e-1")).isEqualTo(Verdict.DUPLICATE);
    assertThat(desk.effects.events()).containsExactly("e-1");
    assertThat(desk.statements().failures()).isEmpty();
    assertThat(desk.statements().count()).isEqualTo(2);
  }

  @Test
  void aHandlerThatFailsLeavesNeitherEffectNorMark() {
    IOException failure = new IOException("provoked");
    assertThatThrownBy(
            () ->
                inbox.handle(
                    Desk.key("e-1"),
                    Desk.content("text"),
                    () -> {
                      desk.add("e-1");
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThat(desk.effects.count()).isZero();
    assertThat(desk.marks()).isZero();
    assertThat(desk.handle(inbox, "e-1")).isEqualTo(Verdict.HANDLED);
  }

  @Test
  void anErrorOfAHandlerIsItsOwn() {
    StackOverflowError failure = new StackOverflowError("provoked");
    assertThatThrownBy(
            () ->
                Desk.handle(
                    inbox,
                    "e-1",
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThat(desk.marks()).isZero();
  }

  @Test
  void aHandlersStatementThatFailsIsItsOwnFailure() {
    assertThatThrownBy(
            () ->
                inbox.handle(
                    Desk.key("e-1"),
                    Desk.content("text"),
                    () -> {
                      try (var statement = desk.store.transactions().required().createStatement()) {
                        statement.execute("INSERT INTO nowhere VALUES (1)");
                      }
                    }))
        .isInstanceOf(SQLException.class);
    assertThat(desk.marks()).isZero();
  }

  @Test
  void theSameIdWithOtherContentIsAConflict() throws Exception {
    desk.handle(inbox, "e-1");
    assertThat(inbox.handle(Desk.key("e-1"), Desk.content("other"), desk.effectOf("e-1")))
        .isEqualTo(Verdict.CONFLICT);
    assertThat(desk.effects.events()).containsExactly("e-1");
  }

  @Test
  void subscriptionsAndEventsAreForThemselves() throws Exception {
    desk.handle(inbox, "e-1");
    assertThat(desk.handle(inbox, "e-2")).isEqualTo(Verdict.HANDLED);
    assertThat(desk.handle(inbox, "E-1")).as("case matters").isEqualTo(Verdict.HANDLED);
    GuardKey elsewhere = new GuardKey("billing", "e-1");
    assertThat(inbox.handle(elsewhere, Desk.content("text"), desk.effectOf("e-1")))
        .isEqualTo(Verdict.HANDLED);
    assertThat(desk.effects.count()).isEqualTo(4);
  }

  @Test
  void anEventCostsOneStatement() {
    int events = 50;
    for (int i = 0; i < events; i++) {
      Desk.handle(inbox, "e-" + i, () -> {});
    }
    assertThat(desk.statements().count()).isEqualTo(events);
    assertThat(desk.statements().commits()).isEqualTo(events);
    assertThat(desk.statements().connections()).isEqualTo(events);
    assertThat(desk.statements().failures()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nul\u0000", "half \ud83d", "a b", "배송"})
  void anIdThatNoTableCanHoldIsRefusedBeforeAnythingRuns(String id) {
    AtomicInteger runs = new AtomicInteger();
    assertThatThrownBy(() -> Desk.handle(inbox, id, runs::incrementAndGet))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an event id is 1 to 128 printable ASCII characters without spaces");
    assertThat(runs).hasValue(0);
    assertThat(desk.statements().connections()).isZero();
  }

  @Test
  void outsideOfAHandlerThereIsNoTransaction() {
    assertThatThrownBy(() -> desk.store.transactions().required())
        .hasMessage(
            "this thread is in no transaction; a handler is in one if its subscription is guarded"
                + " by JdbcStore.inbox(), and any other code within inNew");
  }

  @Test
  void theConnectionGoesBackAsItCame() throws Exception {
    desk.handle(inbox, "e-1");
    try (Connection connection = desk.database.dataSource().getConnection()) {
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }

  @Test
  void marksThatAreTooOldGoAndOthersStay() {
    desk.handle(inbox, "old");
    desk.handle(inbox, "young");
    ages("old", Duration.ofDays(31));
    ages("young", Duration.ofDays(29));
    assertThat(inbox.removeOld()).isEqualTo(1);
    assertThat(desk.database.texts("SELECT event_id FROM " + desk.table()))
        .containsExactly("young");
    assertThat(inbox.withRetention(Duration.ofDays(28)).removeOld()).isEqualTo(1);
  }

  private void ages(String eventId, Duration by) {
    desk.database.execute(
        "UPDATE %s SET handled_at = handled_at - %d WHERE event_id = '%s'"
            .formatted(desk.table(), by.toNanos() / 1000, eventId));
  }
}
