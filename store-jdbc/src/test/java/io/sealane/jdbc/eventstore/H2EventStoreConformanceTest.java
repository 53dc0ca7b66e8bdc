package io.sealane.jdbc.eventstore;

import io.sealane.conformance.fixture.EventStoreFixture;
import io.sealane.conformance.stream.AppendsOptimistically;
import io.sealane.conformance.stream.ReadsWithoutGaps;
import io.sealane.jdbc.server.Product;

class H2EventStoreConformanceTest implements AppendsOptimistically, ReadsWithoutGaps {

  @Override
  public EventStoreFixture fixture() {
    return new JdbcEventStoreFixture(Product.H2);
  }
}
