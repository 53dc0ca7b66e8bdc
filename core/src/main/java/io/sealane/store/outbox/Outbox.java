package io.sealane.store.outbox;

import io.sealane.transport.send.OutgoingMessage;
import java.util.List;

/**
 * Keeps what was published where the application keeps its data, in one commit with it, and sends
 * it afterwards. So an event is published exactly if its transaction commits: nothing is lost when
 * the process ends between the two, and nothing is told that did not happen.
 *
 * <p>What was committed leaves at least once, under its own id; after a crash it may leave again.
 * Where a topic promises order, messages of one key leave in the order in which they were appended,
 * across failures, restarts and any number of relays; one that fails holds back its key and nothing
 * else. Appending the same id twice is no error: both are sent, and whoever deduplicates sees one.
 *
 * <p>Safe for use by many threads. Methods may block on a database; only a relay has work of its
 * own to do.
 */
public interface Outbox {

  /**
   * A message and where it is to go.
   *
   * @param topic the topic's name
   */
  record Entry(String topic, OutgoingMessage message) {}

  /**
   * What keeps this outbox from working and needs somebody's help, one sentence each; none also
   * while the database cannot be asked.
   */
  List<String> problems();

  /**
   * Writes messages in the transaction of the calling thread, all or none, and returns when they
   * are written. What happens outside of a transaction, each outbox declares.
   *
   * @param entries one or more, in the order in which they are to leave
   */
  Appended append(List<Entry> entries);

  /**
   * Begins to send what was committed, and goes on until it is stopped. Any number of relays, in
   * any number of processes, may be at work; they share it among themselves.
   */
  Relay relay(RelaySettings settings);

  /**
   * How much waits.
   *
   * @throws IllegalStateException if the database does not answer
   */
  OutboxBacklog backlog();

  /**
   * Gives up a message that holds back its key: it is removed and sent no more, and the next one of
   * its key goes on. For operators, who learn of it from {@link #backlog}. It may have been sent
   * all the same, if a relay is trying it just now, or its broker's answers were lost.
   *
   * @param topic where it was to go
   * @param eventId the message's id
   * @return false if no such message holds back its key
   * @throws IllegalStateException if the database does not answer
   */
  boolean discard(String topic, String eventId);
}
