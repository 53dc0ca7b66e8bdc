package io.sealane.conformance.stream;

import io.sealane.codec.EventCatalog;
import io.sealane.conformance.fixture.EventStoreFixture;
import io.sealane.store.stream.EventStore;
import java.util.function.Function;

/** An event store in memory, right or wrong. */
final class MemoryFixture implements EventStoreFixture {

  private final MemoryEvents events;
  private final Function<MemoryEvents, EventStore> store;

  MemoryFixture(MemoryEvents events, Function<MemoryEvents, EventStore> store) {
    this.events = events;
    this.store = store;
  }

  @Override
  public String adapter() {
    return "memory-event-store";
  }

  @Override
  public EventStore store(EventCatalog... catalogs) {
    return store.apply(events);
  }

  @Override
  public void inTransaction(Runnable work) {
    events.inTransaction(work);
  }

  @Override
  public void close() {}
}
