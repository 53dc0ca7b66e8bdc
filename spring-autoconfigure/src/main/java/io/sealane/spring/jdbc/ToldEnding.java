package io.sealane.spring.jdbc;

import io.sealane.jdbc.transaction.TransactionContext.Ending;
import java.sql.SQLException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * Tells somebody of ours how a transaction of Spring's ends.
 *
 * @param ending who is told
 */
record ToldEnding(Ending ending) implements TransactionSynchronization {

  @Override
  public void beforeCommit(boolean readOnly) {
    try {
      ending.beforeCommit();
    } catch (SQLException e) {
      throw new TransactionSystemException("what belongs to the commit cannot be written", e);
    }
  }

  @Override
  public void afterCompletion(int status) {
    ending.ended(status == STATUS_COMMITTED);
  }
}
