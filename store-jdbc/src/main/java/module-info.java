/** Outbox, inbox, event history, event store and dead letters on the application's own database. */
module io.sealane.jdbc {
  requires org.slf4j;
  requires static transitive org.jspecify;
  requires transitive io.sealane.core;
  requires transitive java.sql;

  exports io.sealane.jdbc;
  exports io.sealane.jdbc.eventstore;
  exports io.sealane.jdbc.guard;
  exports io.sealane.jdbc.history;
  exports io.sealane.jdbc.inbox;
  exports io.sealane.jdbc.outbox;
  exports io.sealane.jdbc.schema;
  exports io.sealane.jdbc.transaction;
}
