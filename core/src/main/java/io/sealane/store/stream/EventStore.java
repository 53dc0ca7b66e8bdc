package io.sealane.store.stream;

import io.sealane.error.CodecException;
import io.sealane.error.StoreException;
import io.sealane.error.WrongExpectedVersionException;
import io.sealane.event.DomainEvent;
import io.sealane.event.Publication;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps events for good, in streams: one for each aggregate, by a name of the application's choice.
 *
 * <p>Safe for use by many threads, and by many instances of an application on one store. Blocks on
 * a database. An append takes part in the transaction that its thread is in, if the store knows of
 * one; otherwise it is a transaction of its own. Either way all its events are there, or none.
 *
 * <p>A stream's name has 1 to 200 characters, neither begins nor ends with a space and has no
 * control characters and no halves of surrogate pairs.
 */
public interface EventStore {

  /** How many events {@link #read(String)} reads at once. */
  int PAGE = 1_000;

  /**
   * Appends events to a stream, in their order. What is not said of an event is filled in as on
   * publishing. To append the same ids at the same version again is recognised, where each was
   * given its id, and answers as the first time did.
   *
   * @param expected what the stream's version must be
   * @param events none is legal, and does nothing
   * @return the events as they are stored now; {@link StoredEvent#publications} publishes them
   * @throws WrongExpectedVersionException if the stream has another version; nothing was written,
   *     and a transaction that the thread is in can go on
   * @throws CodecException if an event cannot be written; nothing was
   * @throws StoreException if the database does not do it; in a transaction of its own it may be
   *     unknown whether it did
   */
  List<StoredEvent> append(String stream, ExpectedVersion expected, List<Publication> events);

  /** The same for events about which nothing else is to be said. */
  default List<StoredEvent> append(String stream, ExpectedVersion expected, DomainEvent... events) {
    return append(stream, expected, Publication.ofAll(List.of(events)));
  }

  /**
   * Reads a stream, in order. In a transaction what it has appended itself is there as well.
   *
   * @param after the version of the last event that is known already; 0 for none
   * @param max the most events, 1 or more; fewer only if there are no more
   * @throws CodecException if an event cannot be read
   * @throws StoreException if the database does not answer
   */
  List<StoredEvent> read(String stream, long after, int max);

  /** Reads a whole stream; what is no stream has no events. */
  default List<StoredEvent> read(String stream) {
    List<StoredEvent> all = new ArrayList<>();
    List<StoredEvent> page;
    do {
      page = read(stream, all.isEmpty() ? 0 : all.get(all.size() - 1).version(), PAGE);
      all.addAll(page);
    } while (page.size() == PAGE);
    return all;
  }

  /**
   * Reads all streams, in the order of positions, and only as far as that is settled: whoever goes
   * on after the last event that this returned misses none, however many are appending at the same
   * time and in whatever order they commit. Events of transactions that are not committed yet hold
   * back those behind them. Outside of any transaction.
   *
   * @param after the position of the last event that is known already; 0 for none
   * @param max the most events, 1 or more; fewer does not mean that there are no more
   * @throws CodecException if an event cannot be read
   * @throws StoreException if the database does not answer
   */
  List<StoredEvent> readAll(long after, int max);
}
