package io.sealane.benchmarks.jdbc.inbox;

import io.eventuate.common.jdbc.EventuateDuplicateKeyException;
import io.eventuate.common.jdbc.EventuateJdbcStatementExecutor;
import io.eventuate.common.jdbc.EventuateRowMapper;
import io.eventuate.common.jdbc.EventuateSchema;
import io.eventuate.tram.consumer.jdbc.SqlTableBasedDuplicateMessageDetector;
import io.eventuate.tram.messaging.common.MessageImpl;
import io.eventuate.tram.messaging.common.SubscriberIdAndMessage;
import io.sealane.benchmarks.jdbc.database.Database;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Eventuate's detector over a table, with statements and transactions by Spring. */
final class EventuateInbox implements InboxSubject {

  private final SqlTableBasedDuplicateMessageDetector detector;

  EventuateInbox(Database database) {
    // As eventuate-common's own scripts for PostgreSQL have it.
    database.execute(
        "CREATE SCHEMA eventuate",
        "CREATE TABLE eventuate.received_messages (consumer_id VARCHAR(1000), message_id"
            + " VARCHAR(1000), creation_time BIGINT, published SMALLINT DEFAULT 0,"
            + " PRIMARY KEY (consumer_id, message_id))");
    TransactionTemplate transactions =
        new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
    detector =
        new SqlTableBasedDuplicateMessageDetector(
            new EventuateSchema(),
            "(EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::BIGINT",
            new Statements(new JdbcTemplate(database.dataSource())),
            new io.eventuate.common.jdbc.EventuateTransactionTemplate() {
              @Override
              public <T> T executeInTransaction(java.util.function.Supplier<T> work) {
                return transactions.execute(status -> work.get());
              }
            });
  }

  /** What eventuate-common-spring-jdbc does, which is for an older Spring. */
  private record Statements(JdbcTemplate template) implements EventuateJdbcStatementExecutor {

    @Override
    public long insertAndReturnGeneratedId(String sql, String column, Object... values) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int update(String sql, Object... values) {
      try {
        return template.update(sql, values);
      } catch (DuplicateKeyException e) {
        throw new EventuateDuplicateKeyException(e);
      }
    }

    @Override
    public <T> List<T> query(String sql, EventuateRowMapper<T> mapper, Object... values) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Map<String, Object>> queryForList(String sql, Object... values) {
      return template.queryForList(sql, values);
    }
  }

  @Override
  public void handle(String eventId) {
    MessageImpl message = new MessageImpl("{}", Map.of("ID", eventId));
    detector.doWithMessage(new SubscriberIdAndMessage("delivery", message), () -> {});
  }
}
