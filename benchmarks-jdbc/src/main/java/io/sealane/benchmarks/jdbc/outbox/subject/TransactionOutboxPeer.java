package io.sealane.benchmarks.jdbc.outbox.subject;

import com.gruelbox.transactionoutbox.DefaultPersistor;
import com.gruelbox.transactionoutbox.Dialect;
import com.gruelbox.transactionoutbox.Persistor;
import com.gruelbox.transactionoutbox.Submitter;
import com.gruelbox.transactionoutbox.TransactionManager;
import com.gruelbox.transactionoutbox.TransactionOutbox;
import io.sealane.benchmarks.jdbc.database.Database;
import io.sealane.benchmarks.jdbc.trial.Orders;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/**
 * Transaction-outbox. Its arguments are to be simple values, so the order goes in as JSON. While
 * appending, nothing is submitted after the commit, as if another instance did the work; then it is
 * flushed, with eight threads.
 */
final class TransactionOutboxPeer implements OutboxSubject {

  private final TransactionManager transactions;
  private final TransactionOutbox appending;
  private final TransactionOutbox flushing;
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final JsonMapper json = new JsonMapper();
  private final AtomicLong numbers = new AtomicLong();
  private volatile boolean over;

  /** What is scheduled. */
  public static class Handler {
    /** Takes an order. */
    public void take(String order) {
      Arrivals.one();
    }
  }

  TransactionOutboxPeer(Database database) {
    transactions = TransactionManager.fromDataSource(database.dataSource());
    appending = outbox((entry, work) -> {});
    flushing = outbox(Submitter.withExecutor(threads));
  }

  private TransactionOutbox outbox(Submitter submitter) {
    Persistor persistor = DefaultPersistor.builder().dialect(Dialect.POSTGRESQL_9).build();
    return TransactionOutbox.builder()
        .transactionManager(transactions)
        .persistor(persistor)
        .submitter(submitter)
        // Its age until it is taken for forgotten; here everything is at once.
        .attemptFrequency(Duration.ofSeconds(1))
        .build();
  }

  @Override
  public void append(int events) {
    transactions.inTransaction(
        () -> {
          for (int i = 0; i < events; i++) {
            String order = json.writeValueAsString(Orders.placed(numbers.incrementAndGet()));
            appending.schedule(Handler.class).take(order);
          }
        });
  }

  @Override
  public void relay() throws InterruptedException {
    Thread.sleep(1_100); // until all are old enough to be flushed
    Thread loop =
        new Thread(
            () -> {
              while (!over) {
                flushing.flush();
              }
            },
            "transaction-outbox");
    loop.setDaemon(true);
    loop.start();
  }

  @Override
  public void close() {
    over = true;
    threads.shutdownNow();
    try {
      threads.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
