package io.sealane.jdbc.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.jdbc.server.OnEveryDatabase;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.transaction.RolledBackException;
import io.sealane.store.TransactionalGuard.Verdict;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * A handler goes on where a statement of its own has failed. To PostgreSQL the transaction can then
 * but be rolled back, and its driver says nothing of that; the others take the rest of it.
 */
@OnEveryDatabase
class SwallowedFailureTest {

  @AutoClose private final Desk desk;
  private final boolean aborts;

  SwallowedFailureTest(Product product) {
    desk = new Desk(product);
    aborts = product == Product.POSTGRESQL;
  }

  private void swallow() throws SQLException {
    desk.add("e-1");
    try (Statement statement = desk.store.transactions().required().createStatement()) {
      statement.execute("INSERT INTO nowhere VALUES (1)");
      throw new AssertionError("there is such a table");
    } catch (SQLException e) {
      // Swallowed, as the handlers do that this is about.
    }
  }

  @Test
  void anEventWhoseTransactionCannotBeCommittedIsNotHandled() throws Exception {
    Callable<Verdict> handling =
        () -> desk.store.inbox().handle(Desk.key("e-1"), Desk.content("text"), this::swallow);
    if (aborts) {
      assertThatThrownBy(handling::call)
          .isInstanceOf(RolledBackException.class)
          .hasMessageContaining("25P02");
      assertThat(desk.marks()).isZero();
      assertThat(desk.effects.count()).isZero();
    } else {
      assertThat(handling.call()).isEqualTo(Verdict.HANDLED);
      assertThat(desk.marks()).isEqualTo(1);
      assertThat(desk.effects.events()).containsExactly("e-1");
    }
  }

  @Test
  void aTransactionOfTheApplicationsOwnIsNotSaidToBeCommitted() throws Exception {
    Callable<String> transaction =
        () ->
            desk.store
                .transactions()
                .inNew(
                    () -> {
                      swallow();
                      return "done";
                    });
    if (aborts) {
      assertThatThrownBy(transaction::call).isInstanceOf(RolledBackException.class);
    } else {
      assertThat(transaction.call()).isEqualTo("done");
    }
    assertThat(desk.effects.count()).isEqualTo(aborts ? 0 : 1);
  }
}
