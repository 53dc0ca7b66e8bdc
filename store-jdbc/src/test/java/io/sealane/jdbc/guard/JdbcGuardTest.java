package io.sealane.jdbc.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.error.GuardUnavailableException;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.OnEveryDatabase;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.jdbc.watch.Statements;
import io.sealane.store.Claim;
import io.sealane.store.Fingerprint;
import io.sealane.store.GuardKey;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
@SuppressWarnings("try")
class JdbcGuardTest {

  private static final GuardKey KEY = new GuardKey("delivery", "e-1");
  private static final Fingerprint CONTENT = new Fingerprint(1, 2);
  private static final Duration LEASE = Duration.ofMinutes(1);

  @AutoClose private final TestDatabase database;
  private final JdbcGuard guard;

  JdbcGuardTest(Product product) {
    database = product.create();
    JdbcStore store = JdbcStore.of(database.dataSource());
    store.schema(SchemaPart.GUARD).apply();
    guard = store.guard();
    statements().reset();
  }

  @Test
  void aNewEventCostsTwoStatements() {
    assertThat(guard.complete(KEY, claim())).isTrue();
    assertThat(statements().count()).isEqualTo(2);
    assertThat(guard.claim(KEY, CONTENT, LEASE)).isInstanceOf(Claim.Completed.class);
    assertThat(statements().count()).isEqualTo(4);
    assertThat(statements().failures()).isEmpty();
  }

  @Test
  void toCompleteAgainIsNoHarmBecauseTheAnswerMayHaveBeenLost() {
    String owner = claim();
    assertThat(guard.complete(KEY, owner)).isTrue();
    assertThat(guard.complete(KEY, owner)).isTrue();
    assertThat(guard.renew(KEY, owner, LEASE)).isFalse();
    guard.release(KEY, owner);
    assertThat(guard.claim(KEY, CONTENT, LEASE)).isInstanceOf(Claim.Completed.class);
  }

  @Test
  void aClaimEndsByTheDatabasesClock() {
    String old = claim();
    // As if the minute had passed at the server, whatever clock this JVM has.
    database.execute("UPDATE " + table() + " SET ended_at = ended_at - 60000000");
    String next = claim();
    assertThat(next).isNotEqualTo(old);
    assertThat(guard.renew(KEY, old, LEASE)).isFalse();
    assertThat(guard.complete(KEY, old)).isFalse();
    assertThat(guard.complete(KEY, next)).isTrue();
  }

  @Test
  void aClaimThatIsOnIsNeverTooOld() {
    claim();
    assertThat(guard.withRetention(Duration.ofMillis(1)).removeOld()).isZero();
    assertThat(guard.claim(KEY, CONTENT, LEASE)).isInstanceOf(Claim.InProgress.class);
  }

  @Test
  void whatIsTooOldGoes() {
    guard.complete(KEY, claim());
    database.execute("UPDATE " + table() + " SET ended_at = ended_at - 31 * 86400000000");
    assertThat(guard.removeOld()).isEqualTo(1);
    assertThat(guard.claim(KEY, CONTENT, LEASE)).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsNoAnswer() {
    JdbcGuard closed;
    try (var pool = database.pool(1)) {
      closed = JdbcStore.of(pool).guard();
    }
    assertThatThrownBy(() -> closed.claim(KEY, CONTENT, LEASE))
        .isInstanceOf(GuardUnavailableException.class)
        .hasMessageStartingWith("the guard's table cannot be asked (SQL state ")
        .hasCauseInstanceOf(SQLException.class);
  }

  @Test
  void aLeaseThatIsNoneIsRefused() {
    assertThatThrownBy(() -> guard.claim(KEY, CONTENT, Duration.ZERO))
        .hasMessage("a claim of PT0S; it takes more than PT0S, to PT876000H");
  }

  private String claim() {
    Claim claim = guard.claim(KEY, CONTENT, LEASE);
    assertThat(claim).isInstanceOf(Claim.Granted.class);
    return ((Claim.Granted) claim).owner();
  }

  private Statements statements() {
    return database.dataSource().statements();
  }

  private String table() {
    return database.product() == Product.MARIADB ? "`sealane_guard`" : "\"sealane_guard\"";
  }
}
