package io.sealane.jdbc.deadletter;

import io.sealane.jdbc.database.Database;
import io.sealane.time.Scheduler;
import io.sealane.transport.Capabilities;
import io.sealane.transport.Preparation;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.Sender;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** A transport as it is, but that the dead letters of some subscriptions are in the database. */
public final class KeepingTransport implements Transport {

  private final Transport transport;
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
    this.transport = transport;
    this.subscriptions = Set.copyOf(subscriptions);
    this.table = new LetterTable(database);
    this.workers = workers;
    this.scheduler = scheduler;
  }

  @Override
  public Capabilities capabilities() {
    return transport.capabilities();
  }

  @Override
  public CompletionStage<Preparation> prepare(Topology topology) {
    return transport.prepare(topology);
  }

  @Override
  public Sender sender(Topic topic) {
    return transport.sender(topic);
  }

  @Override
  public Receiver receiver(QueueSpec queue) {
    return transport.receiver(queue);
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
