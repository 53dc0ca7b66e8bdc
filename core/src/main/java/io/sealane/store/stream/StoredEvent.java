package io.sealane.store.stream;

import io.sealane.event.Envelope;
import io.sealane.event.Publication;
import java.util.Collection;
import java.util.List;

/**
 * An event in a store.
 *
 * @param stream the stream that it is in
 * @param version its place in the stream, 1 for the first, without gaps
 * @param position its place among all events of the store, 1 or more; a later one is greater, and
 *     between two there may be numbers that no event has
 * @param envelope the event as the newest version of its type, and what is known about it
 */
public record StoredEvent(String stream, long version, long position, Envelope<?> envelope) {

  /** The events as publications that keep their ids, to be published as well. */
  public static List<Publication> publications(Collection<StoredEvent> events) {
    return events.stream().map(stored -> Publication.of(stored.envelope())).toList();
  }

  /** Names its place, its type and its id, never the content. */
  @Override
  public String toString() {
    return "StoredEvent[" + stream + " v" + version + " at " + position + ", " + envelope + "]";
  }
}
