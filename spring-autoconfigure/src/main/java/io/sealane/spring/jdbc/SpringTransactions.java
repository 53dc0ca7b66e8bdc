package io.sealane.spring.jdbc;

import io.sealane.jdbc.transaction.TransactionContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring's transactions on a data source: of JDBC itself, or of what shares its connection. */
public final class SpringTransactions implements TransactionContext {

  private final DataSource dataSource;
  private final TransactionTemplate inNew;

  /** Those of that manager. */
  public SpringTransactions(DataSource dataSource, PlatformTransactionManager manager) {
    this.dataSource = dataSource;
    this.inNew = new TransactionTemplate(manager);
    this.inNew.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * {@inheritDoc}
   *
   * @throws SQLException also if the thread is in a transaction that is not on this data source:
   *     what is written now would not be part of it
   */
  @Override
  public @Nullable Connection current() throws SQLException {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      return null;
    }
    if (TransactionSynchronizationManager.getResource(dataSource)
        instanceof ConnectionHolder held) {
      Connection connection = held.getConnection();
      // What only shares its life with somebody else's transaction commits each statement.
      if (!connection.getAutoCommit()) {
        return connection;
      }
    }
    throw new SQLException(
        "the thread's transaction is not on the data source that Sealane keeps its tables in");
  }

  @Override
  public boolean onEnding(Ending ending) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()
        || !TransactionSynchronizationManager.isSynchronizationActive()) {
      return false;
    }
    TransactionSynchronizationManager.registerSynchronization(new ToldEnding(ending));
    return true;
  }

  @Override
  public <T> T inNew(Callable<T> work) throws Exception {
    Attempt<T> attempt = new Attempt<>(work);
    try {
      inNew.executeWithoutResult(status -> attempt.run());
    } catch (RuntimeException e) {
      throw attempt.failed(e);
    }
    return attempt.result();
  }
}
