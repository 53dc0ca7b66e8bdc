package io.sealane.benchmarks.jdbc.inbox;

/** An inbox on a database of its own. */
interface InboxSubject {

  /** Has an event handled, by a handler that does nothing; or finds that it was handled before. */
  void handle(String eventId) throws Exception;
}
