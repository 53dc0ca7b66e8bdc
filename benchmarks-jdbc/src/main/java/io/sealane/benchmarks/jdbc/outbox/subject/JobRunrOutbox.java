package io.sealane.benchmarks.jdbc.outbox.subject;

import io.sealane.benchmarks.jdbc.database.Database;
import io.sealane.benchmarks.jdbc.trial.Orders;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.jackson3.Jackson3JsonMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * JobRunr with a job for each event. Its free edition writes jobs in a transaction of its own, not
 * in that of the application; its argument is JSON. Eight workers.
 */
public final class JobRunrOutbox implements OutboxSubject {

  private final StorageProvider storage;
  private final Jackson3JsonMapper mapper = new Jackson3JsonMapper();
  private final JobScheduler scheduler;
  private final JsonMapper json = new JsonMapper();
  private final AtomicLong numbers = new AtomicLong();
  private boolean relaying;

  JobRunrOutbox(Database database) {
    storage = new PostgresStorageProvider(database.dataSource());
    storage.setJobMapper(new JobMapper(mapper));
    scheduler = new JobScheduler(storage);
  }

  /** The job. */
  public static void take(String order) {
    Arrivals.one();
  }

  @Override
  public void append(int events) {
    if (events == 1) {
      String order = order();
      scheduler.enqueue(() -> JobRunrOutbox.take(order));
    } else {
      List<String> orders = IntStream.range(0, events).mapToObj(i -> order()).toList();
      scheduler.enqueue(orders.stream(), order -> JobRunrOutbox.take(order));
    }
  }

  private String order() {
    return json.writeValueAsString(Orders.placed(numbers.incrementAndGet()));
  }

  @Override
  public void relay() {
    relaying = true;
    JobRunr.configure()
        .useJsonMapper(mapper)
        .useStorageProvider(storage)
        .useBackgroundJobServer(
            BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                .andPollInterval(Duration.ofSeconds(5))
                .andWorkerCount(8)
                .andInterruptJobsAwaitDurationOnStopBackgroundJobServer(Duration.ofSeconds(1)))
        .initialize();
  }

  @Override
  public void close() {
    if (relaying) {
      JobRunr.destroy();
    }
  }
}
