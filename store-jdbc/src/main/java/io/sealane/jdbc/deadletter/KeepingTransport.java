package io.sealane.jdbc.deadletter;

import io.sealane.jdbc.database.Database;
import io.sealane.time.Scheduler;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.forward.ForwardingTransport;
import java.util.Set;

/** A transport as it is, but that the dead letters of some subscriptions are in the database. */
public final class KeepingTransport extends ForwardingTransport {

  private final Set<String> subscriptions;
  private final LetterTable table;
  private final Workers workers;
  private final Scheduler scheduler;

  /**
   * Over that transport; {@code JdbcStore.keepDeadLetters} is where applications get it.
   *
   * @param subscriptions whose letters; empty for those of all
   */
  public KeepingTransport(Database database, Transport transport, Set<String> subscriptions) {
    this(database, transport, subscriptions, Workers.create(), Scheduler.system());
  }

  /** In the time of whoever owns the threads. */
  KeepingTransport(
      Database database,
      Transport transport,
      Set<String> subscriptions,
      Workers workers,
      Scheduler scheduler) {
    super(transport);
    this.subscriptions = Set.copyOf(subscriptions);
    this.table = new LetterTable(database);
    this.workers = workers;
    this.scheduler = scheduler;
  }

  @Override
  public DeadLetterQueue deadLetters(QueueSpec queue) {
    DeadLetterQueue brokers = transport.deadLetters(queue);
    boolean kept = subscriptions.isEmpty() || subscriptions.contains(queue.name());
    return kept
        ? new JdbcDeadLetterQueue(queue.name(), table, brokers, workers, scheduler)
        : brokers;
  }
}
