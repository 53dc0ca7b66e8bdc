package io.sealane.jdbc.eventstore;

import static io.sealane.jdbc.eventstore.Account.deposited;
import static io.sealane.store.stream.ExpectedVersion.ANY;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills a process with {@code SIGKILL} while it applies events, again and again. */
class KilledProjectionTest {

  private static final int EVENTS = 3_000;
  private static final int KILLS = 5;

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB"})
  void eachEventIsAppliedOnce(Product product) throws Exception {
    try (Bank bank = Bank.on(product)) {
      bank.database.execute(
          "CREATE TABLE balances (account VARCHAR(50) PRIMARY KEY, cents BIGINT, deposits INT)");
      CompletableFuture<Void> appending = CompletableFuture.runAsync(() -> append(bank));
      SplittableRandom random = new SplittableRandom(7);
      for (int i = 0; i < KILLS; i++) {
        Process process = start(bank);
        long enough = Math.min(deposits(bank) + 100 + random.nextInt(300), EVENTS);
        Waiting.until("it applies", () -> deposits(bank) >= enough);
        process.destroyForcibly().waitFor();
      }
      appending.join();
      Projections projections = bank.store.projections();
      Waiting.until(
          "all is applied",
          () -> {
            projections.catchUp(DoomedProjection.projection());
            return deposits(bank) >= EVENTS;
          });
      assertThat(deposits(bank)).isEqualTo(EVENTS);
      assertThat(bank.database.number("SELECT cents FROM balances"))
          .isEqualTo((long) EVENTS * (EVENTS - 1) / 2);
    }
  }

  private static void append(Bank bank) {
    for (int i = 0; i < EVENTS; i++) {
      bank.store.append("account-" + i % 5, ANY, deposited(i));
    }
  }

  private static long deposits(Bank bank) {
    return bank.database.number("SELECT COALESCE(SUM(deposits), 0) FROM balances");
  }

  private static Process start(Bank bank) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            DoomedProjection.class.getName(),
            bank.database.url(),
            bank.database.user())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
