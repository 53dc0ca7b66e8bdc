package io.sealane.jdbc.eventstore;

import io.sealane.error.ProjectionException;
import io.sealane.event.Causation;
import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.eventstore.ProjectionReading.Batch;
import io.sealane.jdbc.eventstore.ProjectionReading.Task;
import io.sealane.jdbc.transaction.RolledBackException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Applies the events of a store by a projection, batch by batch. Used by one thread at a time. */
final class ProjectionWork {

  private final JdbcEventStore store;
  private final Database database;
  private final ProjectionReading reading;
  private final Projection projection;
  private final Checkpoints checkpoints;

  /** Where a handler threw; what stands before it is applied for itself, so that it is kept. */
  private long failedAt = -1;

  ProjectionWork(
      JdbcEventStore store, Database database, EventFormat format, Projection projection) {
    this.store = store;
    this.database = database;
    this.reading = new ProjectionReading(store, format, projection);
    this.projection = projection;
    this.checkpoints = new Checkpoints(database);
  }

  /** The position of the last event that was applied; makes the checkpoint if there is none. */
  long position() throws SQLException {
    Optional<Long> position = checkpoints.position(projection.name());
    if (position.isEmpty()) {
      checkpoints.create(projection.name(), start());
      position = checkpoints.position(projection.name());
    }
    return position.orElseThrow();
  }

  /** Has it begin anew. */
  void reset() throws SQLException {
    position();
    checkpoints.reset(projection.name(), start());
  }

  private long start() {
    Instant start = projection.start();
    return start == null ? 0 : store.positionBefore(start);
  }

  /**
   * Applies the next events.
   *
   * @return whether there may be more
   * @throws ProjectionException if it cannot go on; all that is before is applied
   */
  boolean step() throws SQLException {
    long from = position();
    Batch batch = reading.after(from, failedAt);
    if (batch.end() > from) {
      try {
        apply(batch, from);
      } catch (ProjectionException e) {
        failedAt = e.position();
        if (failedAt == batch.first()) {
          throw e;
        }
      }
      return true;
    } else if (batch.next() != null) {
      throw new ProjectionException(projection.name(), batch.next().position(), batch.next().why());
    }
    return false;
  }

  private void apply(Batch batch, long from) throws SQLException {
    try {
      database
          .transactions()
          .inNew(
              () -> {
                Connection connection = Objects.requireNonNull(database.transactions().current());
                if (checkpoints.advance(connection, projection.name(), from, batch.end())) {
                  applyAll(batch.tasks(), connection);
                }
                return batch;
              });
    } catch (SQLException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void applyAll(List<Task> tasks, Connection connection) {
    for (Task task : tasks) {
      try {
        ProjectionContext context = new ProjectionContext(task.stored(), connection);
        Causation.during(
            task.stored().envelope().metadata(),
            () -> task.handler().apply(task.stored().envelope().event(), context));
        RolledBackException.throwIfAborted(connection);
      } catch (Exception e) {
        throw new ProjectionException(projection.name(), task.stored().position(), e);
      }
    }
  }
}
