package io.sealane.jdbc.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.eventstore.Account.Deposited;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A process that runs a projection until it is killed. */
final class DoomedProjection {

  private DoomedProjection() {}

  /** Arguments: the database's URL, and its user. */
  public static void main(String[] args) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(args[0]);
    config.setUsername(args[1]);
    config.setPassword("");
    config.setMaximumPoolSize(3);
    try (HikariDataSource pool = new HikariDataSource(config);
        ProjectionRun run =
            JdbcStore.of(pool).eventStore(Account.CATALOG).projections().start(projection())) {
      System.out.println("running " + run.health().state());
      new CountDownLatch(1).await();
    }
  }

  static Projection projection() {
    return Projection.named("balances")
        .onWithContext(Deposited.class, ProjectionTest::deposit)
        .batch(20)
        .poll(Duration.ofMillis(20));
  }
}
