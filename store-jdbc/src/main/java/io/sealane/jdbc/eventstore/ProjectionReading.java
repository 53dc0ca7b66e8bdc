package io.sealane.jdbc.eventstore;

import io.sealane.codec.EventType;
import io.sealane.error.CodecException;
import io.sealane.event.DomainEvent;
import io.sealane.jdbc.eventlog.EventRow;
import io.sealane.store.stream.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a projection applies next. */
record ProjectionReading(JdbcEventStore store, EventFormat format, Projection projection) {

  /** An event and what applies it. */
  record Task(StoredEvent stored, ProjectionHandler<DomainEvent> handler) {}

  /** An event that stops the projection. */
  record Unreadable(long position, CodecException why) {}

  /** Events up to a position, and the one behind it if that is why there are no more. */
  record Batch(List<Task> tasks, long first, long end, @Nullable Unreadable next) {}

  /**
   * The events behind a position.
   *
   * @param alone the position of an event that is in a batch of its own
   */
  Batch after(long from, long alone) {
    List<Task> tasks = new ArrayList<>();
    long first = from;
    long end = from;
    for (EventRow row : store.rows(from, projection.pace().batch())) {
      boolean ends = row.position() == alone;
      if (ends && end > from) {
        break;
      }
      try {
        task(row).ifPresent(tasks::add);
      } catch (CodecException e) {
        return new Batch(tasks, first, end, new Unreadable(row.position(), e));
      }
      first = end == from ? row.position() : first;
      end = row.position();
      if (ends) {
        break;
      }
    }
    return new Batch(tasks, first, end, null);
  }

  private Optional<Task> task(EventRow row) {
    EventType type = format.types().find(row.event().type());
    boolean skipped =
        type == null
            ? projection.isSkipping()
            : projection.handlers().find(type.javaType()).isEmpty();
    if (skipped) {
      return Optional.empty();
    }
    StoredEvent stored = format.read(row);
    return projection
        .handlers()
        .find(stored.envelope().event().getClass())
        .map(handler -> new Task(stored, handler));
  }
}
