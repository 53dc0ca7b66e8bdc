package io.sealane.jdbc.eventstore;

import io.sealane.event.Publication;
import io.sealane.jdbc.server.Product;
import io.sealane.store.stream.ExpectedVersion;
import io.sealane.store.stream.StoredEvent;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Prints how fast events are appended, read and applied; a look, not a benchmark. Arguments: a
 * product, and how many events.
 */
final class EventStoreRates {

  private EventStoreRates() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    Product product = Product.valueOf(args[0]);
    int events = Integer.parseInt(args[1]);
    try (Bank bank = Bank.on(product)) {
      bank.database.execute(
          "CREATE TABLE balances (account VARCHAR(50) PRIMARY KEY, cents BIGINT, deposits INT)");
      rate("appends of 1", events / 100, () -> append(bank, events / 100, 1));
      rate("events by appends of 20", events, () -> append(bank, events, 20));
      rate("events read", count(bank), () -> read(bank));
      rate(
          "events passed over by a projection",
          count(bank),
          () -> bank.store.projections().catchUp(Projection.named("none")));
      rate(
          "events applied by a projection that writes nothing",
          count(bank),
          () ->
              bank.store
                  .projections()
                  .catchUp(Projection.named("idle").on(Account.class, event -> {})));
    }
  }

  private static long count(Bank bank) {
    return bank.database.number("SELECT COUNT(*) FROM " + bank.table("events"));
  }

  private static void append(Bank bank, int events, int size) {
    for (int i = 0; i < events / size; i++) {
      List<Publication> batch =
          LongStream.range(0, size).mapToObj(j -> Publication.of(Account.deposited(j))).toList();
      bank.store.append("account-" + size + "-" + i, ExpectedVersion.NO_STREAM, batch);
    }
  }

  private static void read(Bank bank) {
    long last = 0;
    List<StoredEvent> page;
    do {
      page = bank.store.readAll(last, 1_000);
      last = page.isEmpty() ? last : page.get(page.size() - 1).position();
    } while (!page.isEmpty());
  }

  private static void rate(String what, long count, Runnable work) {
    long begin = System.nanoTime();
    work.run();
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf("%s: %d in %.2f s, %.0f/s%n", what, count, seconds, count / seconds);
  }
}
