package io.sealane.spring.jdbc;

import io.sealane.jdbc.transaction.RolledBackException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Work in a transaction: tells what the work threw from what beginning and committing threw. */
final class Attempt<T> implements TransactionSynchronization {

  private final Callable<T> work;
  private @Nullable T result;
  private int ended = STATUS_UNKNOWN;
  private @Nullable Exception thrown;

  Attempt(Callable<T> work) {
    this.work = work;
  }

  /** Does the work; what it throws makes the transaction roll back. */
  void run() {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(this);
    }
    try {
      result = work.call();
    } catch (Exception e) {
      thrown = e;
      throw e instanceof RuntimeException unchecked ? unchecked : new Rollback(e);
    }
  }

  @Override
  public void afterCompletion(int status) {
    ended = status;
  }

  /**
   * What the work threw as it was; or what the database did; or else who rolled the transaction
   * back, or failed after its commit.
   */
  Exception failed(RuntimeException error) {
    if (thrown != null) {
      return thrown;
    }
    if (ended == STATUS_COMMITTED) {
      return error;
    }
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException failure) {
        return failure;
      }
    }
    return ended == STATUS_ROLLED_BACK
        ? new RolledBackException(
            "the transaction was rolled back though its work returned: " + why(error), error)
        : new SQLException("a transaction cannot be begun or committed", error);
  }

  /** Without the text of an exception, which may have values in it. */
  private static String why(RuntimeException error) {
    return error instanceof UnexpectedRollbackException
        ? "something in it had marked it as rollback-only"
        : error.getClass().getName() + " before the commit";
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
