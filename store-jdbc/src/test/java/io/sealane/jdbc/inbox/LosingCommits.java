package io.sealane.jdbc.inbox;

import io.sealane.jdbc.watch.Watch;
import io.sealane.jdbc.watch.WatchedDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source one of whose commits goes wrong. */
final class LosingCommits extends WatchedDataSource {

  /** What is lost on the way. */
  enum Loss {
    /** The database gets the commit, and we get no answer. */
    ANSWER,
    /** The database does not get it. */
    COMMIT,
    /** Nothing. */
    NOTHING
  }

  private final AtomicReference<Loss> next;

  LosingCommits(DataSource source) {
    this(source, new AtomicReference<>(Loss.NOTHING));
  }

  private LosingCommits(DataSource source, AtomicReference<Loss> next) {
    super(
        source,
        connection ->
            Watch.over(
                connection,
                (real, method, arguments) ->
                    method.getName().equals("commit")
                        ? commit(real, next.getAndSet(Loss.NOTHING))
                        : Watch.call(real, method, arguments)));
    this.next = next;
  }

  /** The next commit loses that. */
  void loses(Loss loss) {
    next.set(loss);
  }

  private static @Nullable Object commit(Connection connection, Loss loss) throws SQLException {
    if (loss == Loss.COMMIT) {
      connection.rollback();
    } else {
      connection.commit();
    }
    if (loss != Loss.NOTHING) {
      throw new SQLException("provoked", "08006");
    }
    return null;
  }
}
