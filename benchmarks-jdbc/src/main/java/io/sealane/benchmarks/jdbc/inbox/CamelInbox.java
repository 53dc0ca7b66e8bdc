package io.sealane.benchmarks.jdbc.inbox;

import io.sealane.benchmarks.jdbc.database.Database;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;

/**
 * Camel's repository of message ids, as its idempotent consumer calls it: add, then confirm. It
 * marks in a transaction of its own before the handler runs, not in the handler's.
 */
final class CamelInbox implements InboxSubject {

  private final JdbcMessageIdRepository repository;

  CamelInbox(Database database) {
    repository = new JdbcMessageIdRepository(database.dataSource(), "delivery");
    repository.start();
  }

  @Override
  public void handle(String eventId) {
    if (repository.add(eventId)) {
      repository.confirm(eventId);
    }
  }
}
