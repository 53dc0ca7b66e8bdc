package io.sealane.jdbc.outbox;

import io.sealane.jdbc.watch.Watch;
import io.sealane.jdbc.watch.WatchedDataSource;
import io.sealane.store.outbox.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import javax.sql.DataSource;

/** The outbox of one instance whose statements have a mistake in them. */
final class EditedSql {

  /** What the instance's clock is ahead of the database's, once that is known. */
  private final AtomicReference<Duration> skew = new AtomicReference<>(Duration.ZERO);

  private final BiFunction<String, Duration, String> edit;

  private EditedSql(BiFunction<String, Duration, String> edit) {
    this.edit = edit;
  }

  /**
   * Makes it.
   *
   * @param edit makes a wrong statement of a good one and what the instance's clock is ahead
   */
  static Outbox outbox(
      JdbcOutboxFixture fixture, Duration lease, BiFunction<String, Duration, String> edit) {
    EditedSql edited = new EditedSql(edit);
    Outbox wrong = fixture.outbox(lease, edited.over(fixture.dataSource()));
    return WrongOutbox.relaying(
        wrong,
        settings -> {
          edited.skew.set(Duration.between(Instant.now(), settings.scheduler().instant()));
          return settings;
        });
  }

  private DataSource over(DataSource good) {
    return new WatchedDataSource(
        good,
        connection ->
            Watch.over(
                connection,
                (real, method, arguments) -> {
                  if (method.getName().equals("prepareStatement")) {
                    arguments[0] = edit.apply((String) arguments[0], skew.get());
                  }
                  return Watch.call(real, method, arguments);
                }));
  }
}
