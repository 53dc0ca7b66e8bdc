package io.sealane.jdbc.fault;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.inbox.JdbcInbox;
import io.sealane.jdbc.oracle.Effects;
import io.sealane.store.Fingerprint;
import io.sealane.store.GuardKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * A process that gets every event again and again, as the worst broker might, until it is killed;
 * with the word {@code once}, one time, and then it ends.
 *
 * <p>Arguments: the database's URL and user, a place's name, how many events, a seed, {@code once}
 * or {@code always}, and how many events share a transaction.
 */
final class KilledInstances {

  private static final int THREADS = 4;

  private KilledInstances() {}

  public static void main(String[] args) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(args[0]);
    config.setUsername(args[1]);
    config.setPassword("");
    config.setMaximumPoolSize(THREADS);
    JdbcStore store = JdbcStore.of(new HikariDataSource(config));
    JdbcInbox inbox = store.inbox().withBatches(Integer.parseInt(args[6]));
    int events = Integer.parseInt(args[3]);
    Random random = new Random(Long.parseLong(args[4]));
    boolean always = args[5].equals("always");
    do {
      List<CompletableFuture<Void>> all =
          IntStream.range(0, always ? THREADS : 1)
              .mapToObj(i -> shuffled(events, random.nextLong()))
              .map(
                  ids ->
                      CompletableFuture.runAsync(
                          () -> ids.forEach(id -> handle(store, inbox, id, args[2])),
                          task -> new Thread(task).start()))
              .toList();
      all.forEach(CompletableFuture::join);
    } while (always);
    System.exit(0);
  }

  private static List<Integer> shuffled(int events, long seed) {
    List<Integer> ids = new ArrayList<>(IntStream.range(0, events).boxed().toList());
    Collections.shuffle(ids, new Random(seed));
    return ids;
  }

  private static void handle(JdbcStore store, JdbcInbox inbox, int id, String place) {
    String eventId = "e-" + id;
    try {
      inbox.handle(
          new GuardKey("depot", eventId),
          new Fingerprint(id, 1),
          () -> Effects.add(store.transactions().required(), eventId, place));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
