package io.sealane.jdbc.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.error.ConfigurationException;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.server.OnEveryDatabase;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
@SuppressWarnings("try")
class SchemaTest {

  private static final SchemaPart[] OURS = {
    SchemaPart.INBOX, SchemaPart.GUARD, SchemaPart.DEAD_LETTERS
  };

  @AutoClose private final TestDatabase database;
  private final JdbcStore store;

  SchemaTest(Product product) {
    database = product.create();
    store = JdbcStore.of(database.dataSource());
  }

  @Test
  void whatWasAppliedIsFound() {
    store.schema(OURS).apply();
    store.schema(OURS).verify();
  }

  @Test
  void toApplyAgainChangesNothing() {
    store.schema(OURS).apply();
    String mark = "INSERT INTO " + quoted("sealane_inbox") + " VALUES ('s', 'e', 1, 2, 3)";
    database.execute(mark);
    store.schema(OURS).apply();
    assertThat(database.number("SELECT COUNT(*) FROM " + quoted("sealane_inbox"))).isEqualTo(1);
    assertThat(database.number("SELECT COUNT(*) FROM " + quoted("sealane_inbox_version")))
        .isEqualTo(1);
  }

  @Test
  void allTablesThatAreMissingAreNamedAtOnceWithWhatToDo() {
    String folder =
        switch (database.product()) {
          case POSTGRESQL -> "postgresql";
          case MARIADB -> "mysql";
          case H2 -> "h2";
        };
    assertThatThrownBy(() -> store.schema(SchemaPart.INBOX, SchemaPart.GUARD).verify())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            """
            the database's schema has 2 problems:
              - the tables of inbox are not there (no sealane_inbox_version): apply \
            schema/%1$s/inbox.sql of the jar, or call JdbcStore.schema(INBOX).apply()
              - the tables of guard are not there (no sealane_guard_version): apply \
            schema/%1$s/guard.sql of the jar, or call JdbcStore.schema(GUARD).apply()"""
                .formatted(folder));
  }

  @Test
  void toVerifyCreatesNothing() {
    assertThatThrownBy(() -> store.schema(OURS).verify())
        .isInstanceOf(ConfigurationException.class);
    assertThat(database.dataSource().statements().all()).allMatch(sql -> sql.startsWith("SELECT "));
  }

  @Test
  void anotherVersionIsAProblem() {
    store.schema(OURS).apply();
    database.execute("UPDATE " + quoted("sealane_inbox_version") + " SET version = 7");
    assertThatThrownBy(() -> store.schema(OURS).verify())
        .hasMessage(
            "the database's schema has 1 problem:\n"
                + "  - the tables of inbox have version 7, and 1 is needed");
  }

  @Test
  void manyMayApplyAtOnce() {
    List<CompletableFuture<Void>> all =
        IntStream.range(0, 6)
            .mapToObj(i -> CompletableFuture.runAsync(() -> store.schema(OURS).apply()))
            .toList();
    all.forEach(CompletableFuture::join);
    store.schema(OURS).verify();
  }

  @Test
  void twoPrefixesAreTwoSetsOfTables() {
    JdbcStore other = store.withTablePrefix("Shop_Events_");
    other.schema(OURS).apply();
    assertThatThrownBy(() -> store.schema(OURS).verify())
        .isInstanceOf(ConfigurationException.class);
    store.schema(OURS).apply();
    other.schema(OURS).verify();
    assertThat(database.number("SELECT COUNT(*) FROM " + quoted("Shop_Events_inbox"))).isZero();
  }

  @Test
  void aDatabaseThatIsNotThereIsNoMissingTable() {
    JdbcStore onClosed;
    try (var pool = database.pool(1)) {
      onClosed = JdbcStore.of(pool);
    }
    assertThatThrownBy(() -> onClosed.schema(SchemaPart.INBOX).verify())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(
            "the database's schema has 1 problem:\n  - the tables of inbox cannot be read");
  }

  private String quoted(String name) {
    return database.product() == Product.MARIADB ? "`" + name + "`" : "\"" + name + "\"";
  }
}
