package io.sealane.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.oracle.Figures;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.jdbc.server.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Instances at work on one PostgreSQL, and what came of it. Each is ended by its id. */
final class Instances implements AutoCloseable {

  private final TestDatabase database = Product.POSTGRESQL.create();
  private final JdbcStore store = JdbcStore.of(database.dataSource());
  private final List<Process> all = new ArrayList<>();

  Instances() {
    store.schema(SchemaPart.OUTBOX).apply();
    database.execute(
        "CREATE TABLE customers (c INT)",
        "INSERT INTO customers SELECT * FROM generate_series(0, " + (Instance.CUSTOMERS - 1) + ")",
        "CREATE TABLE orders (n SERIAL, id TEXT, customer INT)",
        "CREATE TABLE sent (n SERIAL, event_id TEXT, instance TEXT)");
  }

  Process start(String what, String... options) {
    String name = "instance-" + all.size();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx128m"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Instance.class.getName(), database.url(), database.user(), name, what));
    try {
      Path folder = Files.createDirectories(Path.of("target", "oracle"));
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("outbox-" + name + ".log").toFile())
              .start();
      all.add(process);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int exitOf(Process process) {
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static void kill(Process process) {
    process.destroyForcibly();
    exitOf(process);
  }

  /** Sends a signal: {@code STOP} or {@code CONT}. */
  static void signal(Process process, String signal) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
      assertThat(exitOf(kill)).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long sent() {
    return database.number("SELECT COUNT(*) FROM sent");
  }

  /** Who has sent most lately. */
  String sender() {
    return database.texts("SELECT instance FROM sent ORDER BY n DESC LIMIT 1").get(0);
  }

  /** Whether anybody relays, or has. */
  boolean isRelayed() {
    return database.number("SELECT COUNT(*) FROM sealane_outbox_relay WHERE token > 0") == 1;
  }

  /** The token of whoever relays. */
  long token() {
    return database.number("SELECT token FROM sealane_outbox_relay");
  }

  void untilSentMore(int count) {
    long goal = sent() + count;
    Waiting.until(count + " more are sent", () -> sent() >= goal);
  }

  /** Lets one instance send the rest, and compares. */
  void isUnharmed(String fault) {
    Process last = start("relay");
    Waiting.until("nothing waits", () -> store.outbox().backlog().waiting() == 0);
    kill(last);
    List<String> sent = database.texts("SELECT event_id FROM sent ORDER BY n");
    Set<String> first = new LinkedHashSet<>(sent);
    Set<String> placed = new HashSet<>(database.texts("SELECT id FROM orders"));
    Map<String, Long> oracle = new HashMap<>();
    oracle.put("placed", (long) placed.size());
    oracle.put("repeated", (long) sent.size() - first.size());
    oracle.put("lost", placed.stream().filter(id -> !first.contains(id)).count());
    oracle.put("invented", first.stream().filter(id -> !placed.contains(id)).count());
    oracle.put("inversions", inversions(new ArrayList<>(first)));
    Figures.FAULTS.record(fault, oracle);
    assertThat(placed).isNotEmpty();
    Stream.of("lost", "invented", "inversions")
        .forEach(what -> assertThat(oracle).as(what).containsEntry(what, 0L));
  }

  private long inversions(List<String> order) {
    Map<String, Integer> places = new HashMap<>();
    order.forEach(id -> places.put(id, places.size()));
    return IntStream.range(0, Instance.CUSTOMERS)
        .mapToLong(
            customer -> {
              List<Integer> theirs =
                  database
                      .texts("SELECT id FROM orders WHERE customer = " + customer + " ORDER BY n")
                      .stream()
                      .map(places::get)
                      .toList();
              return IntStream.range(1, theirs.size())
                  .filter(i -> theirs.get(i) < theirs.get(i - 1))
                  .count();
            })
        .sum();
  }

  @Override
  public void close() {
    all.forEach(Instances::kill);
    database.close();
  }
}
