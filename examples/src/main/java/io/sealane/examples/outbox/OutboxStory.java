package io.sealane.examples.outbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/**
 * Orders and delivery keep a database each. The process that both run in is killed at random points
 * while it works, and started again. At the end every order is shipped exactly once.
 */
public final class OutboxStory {

  private static final int ORDERS = 300;
  private static final int KILLS = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Random random = new Random();
  private final List<String> whereTo;
  private final Ledger ledger;

  private OutboxStory(List<String> whereTo, Ledger ledger) {
    this.whereTo = whereTo;
    this.ledger = ledger;
  }

  /** Tells the story; with arguments, it is the process that is killed in it. */
  public static void main(String[] args) throws Exception {
    if (args.length == 3) {
      Shop.run(args[0], args[1], args[2]);
      return;
    }
    SQSRestServer queues =
        SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      create(server, "orders", "delivery");
      int port = queues.waitUntilStarted().localAddress().getPort();
      List<String> whereTo =
          List.of(url(server, "orders"), url(server, "delivery"), "http://127.0.0.1:" + port);
      Ledger ledger =
          new Ledger(
              server.getDatabase("postgres", "orders"), server.getDatabase("postgres", "delivery"));
      new OutboxStory(whereTo, ledger).tell();
    } finally {
      queues.stopAndWait();
    }
  }

  private static void create(EmbeddedPostgres server, String... databases) throws Exception {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String database : databases) {
        statement.execute("CREATE DATABASE " + database);
      }
    }
  }

  private static String url(EmbeddedPostgres server, String database) {
    return server.getJdbcUrl("postgres", database);
  }

  private void tell() throws Exception {
    out.println("Orders and delivery, each with a database, in a process that is killed.\n");
    for (int kill = 1; kill <= KILLS; kill++) {
      startAndKill(kill);
    }
    out.printf("  killed     %d times, at random points of the work%n", KILLS);
    try (ShopProcess shop = ShopProcess.start(whereTo)) {
      shop.placeUpTo(ORDERS);
      until(shop, 3 * ORDERS);
      shop.placeUpTo(ORDERS + 1);
      until(shop, 3 * (ORDERS + 1));
      shop.end();
    }
    count();
    out.println("\nWhat happened to the last order, and what it caused, from both databases\n");
    String last = "placed-o-" + (ORDERS + 1);
    String tree = ledger.history().event(last).tree(last).withoutTimes().withoutIds().toString();
    tree.lines().forEach(line -> out.println("  " + line));
  }

  /**
   * The work is cut into as many parts as there are lives, and each life but the last ends in its
   * own.
   */
  private void startAndKill(int kill) throws Exception {
    int part = 3 * ORDERS / (KILLS + 1);
    int end = (kill - 1) * part + 1 + random.nextInt(part);
    try (ShopProcess shop = ShopProcess.start(whereTo)) {
      shop.placeUpTo(ORDERS);
      until(shop, end);
      shop.kill();
    }
    System.err.printf("(killed after %d of %d commits)%n", ledger.steps(), 3 * ORDERS);
  }

  private void until(ShopProcess shop, int steps) throws Exception {
    long begin = System.nanoTime();
    while (ledger.steps() < steps) {
      if (!shop.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new IllegalStateException(
            ledger.steps() + " of " + steps + " commits, and the shop goes on no more");
      }
      Thread.sleep(5);
    }
  }

  private void count() throws Exception {
    List<String> placed = ledger.placed();
    out.printf("  placed     %d orders%n", placed.size());
    out.printf("  shipped    %d of them exactly once%n", Ledger.once(placed, ledger.shipped()));
    out.printf("  billed     %d of them exactly once%n", Ledger.once(placed, ledger.billed()));
    System.err.printf("(%d messages came again and were recognised)%n", ledger.recognised());
  }
}
