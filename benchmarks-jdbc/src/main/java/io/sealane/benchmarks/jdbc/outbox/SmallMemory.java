package io.sealane.benchmarks.jdbc.outbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sealane.benchmarks.jdbc.outbox.subject.Arrivals;
import io.sealane.benchmarks.jdbc.outbox.subject.SealaneOutbox;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The relay in a JVM of its own with a small heap: arguments are the database's URL and how many
 * events wait. Prints megabytes in use at each tenth of the way, then the seconds that it took.
 */
public final class SmallMemory {

  private SmallMemory() {}

  /** Relays all. */
  public static void main(String[] args) {
    long events = Long.parseLong(args[1]);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(args[0]);
    config.setUsername("postgres");
    config.setMaximumPoolSize(4);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      SealaneOutbox outbox = new SealaneOutbox(pool);
      long began = System.nanoTime();
      outbox.relay();
      List<Long> used = new ArrayList<>();
      for (int tenth = 1; tenth <= 10; tenth++) {
        long end = began + TimeUnit.MINUTES.toNanos(5);
        if (Arrivals.await(events / 10 * tenth, end) < events / 10 * tenth) {
          throw new IllegalStateException("only " + Arrivals.count() + " came");
        }
        used.add(megabytes());
      }
      System.out.println("used " + used);
      System.out.println("seconds " + (System.nanoTime() - began) / 1e9);
      outbox.close();
    }
  }

  private static long megabytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }
}
