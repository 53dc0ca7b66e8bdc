package io.sealane.jdbc.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.error.GuardUnavailableException;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.oracle.Effects;
import io.sealane.jdbc.server.OnEveryDatabase;
import io.sealane.jdbc.server.Product;
import io.sealane.store.TransactionalGuard.Verdict;
import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A commit whose answer is lost may have gone through or not. */
@OnEveryDatabase
class CommitsTest {

  @AutoClose private final Desk desk;
  private final LosingCommits losing;
  private final JdbcStore store;

  CommitsTest(Product product) {
    desk = new Desk(product);
    losing = new LosingCommits(desk.database.dataSource());
    store = JdbcStore.of(losing);
  }

  @Test
  void aCommitWhoseAnswerIsLostIsKnownByItsMark() {
    losing.loses(LosingCommits.Loss.ANSWER);
    handleInVain();
    assertThat(handle()).isEqualTo(Verdict.DUPLICATE);
    assertThat(desk.effects.events()).containsExactly("e-1");
  }

  @Test
  void aCommitThatIsLostHasLeftNothing() {
    losing.loses(LosingCommits.Loss.COMMIT);
    handleInVain();
    assertThat(desk.effects.count()).isZero();
    assertThat(handle()).isEqualTo(Verdict.HANDLED);
    assertThat(desk.effects.events()).containsExactly("e-1");
  }

  private void handleInVain() {
    assertThatThrownBy(this::handle)
        .isInstanceOf(GuardUnavailableException.class)
        .hasMessage(
            "whether the transaction of the event was committed is unknown (SQL state 08006)")
        .hasCauseInstanceOf(SQLException.class);
  }

  private Verdict handle() {
    return Desk.handle(
        store.inbox(), "e-1", () -> Effects.add(store.transactions().required(), "e-1", "handler"));
  }
}
