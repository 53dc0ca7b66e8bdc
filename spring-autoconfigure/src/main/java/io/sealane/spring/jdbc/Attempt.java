package io.sealane.spring.jdbc;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Work in a transaction: tells what the work threw from what beginning and committing threw. */
final class Attempt<T> {

  private final Callable<T> work;
  private @Nullable T result;
  private @Nullable Exception thrown;

  Attempt(Callable<T> work) {
    this.work = work;
  }

  /** Does the work; what it throws makes the transaction roll back. */
  void run() {
    try {
      result = work.call();
    } catch (Exception e) {
      thrown = e;
      throw e instanceof RuntimeException unchecked ? unchecked : new Rollback(e);
    }
  }

  /** What the work threw as it was, or else that the database failed. */
  Exception failed(RuntimeException error) {
    if (thrown != null) {
      return thrown;
    }
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException failure) {
        return failure;
      }
    }
    return new SQLException("a transaction cannot be begun or committed", error);
  }

  @SuppressWarnings("NullAway") // Null is what the work returned, then.
  T result() {
    return result;
  }

  /** Carries a checked exception through what only rolls back on others. */
  private static final class Rollback extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Rollback(Exception cause) {
      super(cause);
    }
  }
}
