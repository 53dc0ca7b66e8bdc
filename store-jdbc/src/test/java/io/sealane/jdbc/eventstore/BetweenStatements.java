package io.sealane.jdbc.eventstore;

import io.sealane.jdbc.watch.Watch;
import io.sealane.jdbc.watch.WatchedDataSource;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** A data source that lets something happen right before a statement, once. */
final class BetweenStatements {

  private final AtomicReference<Runnable> next = new AtomicReference<>(() -> {});
  private final AtomicReference<String> before = new AtomicReference<>("nothing");
  private final DataSource dataSource;

  BetweenStatements(DataSource real) {
    this.dataSource =
        new WatchedDataSource(
            real,
            connection ->
                Watch.over(
                    connection,
                    (watched, method, arguments) -> {
                      if (method.getName().equals("prepareStatement")
                          && ((String) arguments[0]).contains(before.get())) {
                        before.set("nothing");
                        next.get().run();
                      }
                      return Watch.call(watched, method, arguments);
                    }));
  }

  DataSource dataSource() {
    return dataSource;
  }

  /** Before the next statement that has that text, the work runs. */
  void before(String text, Runnable work) {
    next.set(work);
    before.set(text);
  }
}
