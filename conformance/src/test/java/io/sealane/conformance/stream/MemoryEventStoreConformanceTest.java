package io.sealane.conformance.stream;

import io.sealane.conformance.fixture.EventStoreFixture;

class MemoryEventStoreConformanceTest implements AppendsOptimistically, ReadsWithoutGaps {

  @Override
  public EventStoreFixture fixture() {
    return new MemoryFixture(new MemoryEvents(), MemoryEventStore::new);
  }
}
