package io.sealane.jdbc.eventstore;

import io.sealane.error.ProjectionException;
import io.sealane.error.StoreException;
import io.sealane.jdbc.database.Database;
import io.sealane.time.Scheduler;
import java.sql.SQLException;

/**
 * Runs projections over the events of a store. Any number of instances of an application may run
 * the same projection: for each batch, one of them is first, and the others find it done.
 */
public final class Projections {

  private final JdbcEventStore store;
  private final Database database;
  private final EventFormat format;
  private final Scheduler time;

  Projections(JdbcEventStore store, Database database, EventFormat format, Scheduler time) {
    this.store = store;
    this.database = database;
    this.format = format;
    this.time = time;
  }

  /**
   * Runs a projection in a thread of its own, until it is closed. What goes wrong is tried again,
   * after a while that grows to half a minute; {@link ProjectionRun#health} says what it is.
   */
  public ProjectionRun start(Projection projection) {
    return ProjectionRun.begin(projection, work(projection), time);
  }

  /**
   * Runs a projection in the caller's thread, outside of the transaction that this may be in, until
   * everything is applied that was committed when it began, and settled.
   *
   * @throws ProjectionException if it cannot go on; what stands before is applied
   * @throws StoreException if the database does not answer
   */
  public void catchUp(Projection projection) {
    ProjectionWork work = work(projection);
    try {
      long end = store.lastPosition();
      boolean more = true;
      while (more && work.position() < end) {
        more = work.step();
      }
    } catch (SQLException e) {
      throw JdbcEventStore.failed("projection '" + projection.name() + "' cannot go on", e);
    }
  }

  /**
   * Has a projection begin anew, with its next batch. To empty its read model is up to the caller,
   * while the projection is not running.
   *
   * @throws StoreException if the database does not answer
   */
  public void reset(Projection projection) {
    try {
      work(projection).reset();
    } catch (SQLException e) {
      throw JdbcEventStore.failed("projection '" + projection.name() + "' cannot be reset", e);
    }
  }

  /**
   * The position of the last event that a projection has applied or passed over.
   *
   * @throws StoreException if the database does not answer
   */
  public long position(Projection projection) {
    try {
      return work(projection).position();
    } catch (SQLException e) {
      throw JdbcEventStore.failed("projection '" + projection.name() + "' cannot be read", e);
    }
  }

  private ProjectionWork work(Projection projection) {
    return new ProjectionWork(store, database, format, projection);
  }
}
