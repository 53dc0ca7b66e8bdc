package io.sealane.jdbc.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.oracle.Effects;
import io.sealane.jdbc.oracle.Figures;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.jdbc.server.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two instances share an inbox and are killed at random. How often, the property {@code
 * sealane.kills} says.
 */
class KillTest {

  private static final int EVENTS = 1000;
  private static final int KILLS = Integer.getInteger("sealane.kills", 8);

  private final List<Process> all = new ArrayList<>();
  private final Random random = new Random(20261127);

  @ParameterizedTest
  @CsvSource({"POSTGRESQL, 1", "POSTGRESQL, 10", "MARIADB, 1", "MARIADB, 10"})
  void everyEventHasItsEffectOnceHoweverOftenTheyAreKilled(Product product, int batch)
      throws Exception {
    try (TestDatabase database = product.create()) {
      JdbcStore.of(database.dataSource()).schema(SchemaPart.INBOX).apply();
      Effects effects = Effects.createIn(database);
      Process[] instances = {start(database, "one", batch), start(database, "two", batch)};
      for (int kill = 0; kill < KILLS; kill++) {
        long before = effects.count();
        long some = random.nextInt(EVENTS / KILLS);
        Waiting.until(
            "they work",
            () -> effects.count() >= Math.min(EVENTS, before + some) || effects.count() == EVENTS);
        kill(instances[kill % 2]);
        instances[kill % 2] = start(database, "again-" + kill, batch);
      }
      kill(instances[0]);
      kill(instances[1]);
      assertThat(exitOf(run(database, "last", "once", batch))).isZero();
      judge(product, batch, effects);
    }
  }

  private static void judge(Product product, int batch, Effects effects) {
    long lost = EVENTS - effects.distinct();
    Figures.FAULTS.record(
        "F25 kill -9, two instances on " + product + ", batches of " + batch,
        Map.of("events", EVENTS, "kills", KILLS, "lost", lost, "doubled", effects.doubled()));
    assertThat(effects.doubled()).as("doubled").isZero();
    assertThat(effects.count()).isEqualTo(EVENTS);
  }

  @Test
  void theOracleSeesADouble() {
    try (TestDatabase database = Product.H2.create()) {
      Effects effects = Effects.createIn(database);
      database.execute(
          "INSERT INTO effects VALUES ('e-1', 'a')",
          "INSERT INTO effects VALUES ('e-1', 'b')",
          "INSERT INTO effects VALUES ('e-2', 'b')");
      assertThat(effects.doubled()).isEqualTo(1);
    }
  }

  private Process start(TestDatabase database, String place, int batch) throws IOException {
    return run(database, place, "always", batch);
  }

  private Process run(TestDatabase database, String place, String howOften, int batch)
      throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "oracle"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                KilledInstances.class.getName(),
                database.url(),
                database.user(),
                place,
                Integer.toString(EVENTS),
                Long.toString(random.nextLong()),
                howOften,
                Integer.toString(batch))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("instance-" + all.size() + ".log").toFile())
            .start();
    all.add(process);
    return process;
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    exitOf(process);
  }

  private static int exitOf(Process process) throws InterruptedException {
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  @AfterEach
  void nobodyIsLeft() throws InterruptedException {
    for (Process process : all) {
      kill(process);
    }
  }
}
