package io.sealane.conformance.own;

import io.sealane.conformance.fixture.TransportFixture;
import io.sealane.conformance.time.TestTime;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.time.Scheduler;
import io.sealane.transport.Transport;

/** The in-memory transport in virtual time. */
public class InMemoryFixture implements TransportFixture {

  @Override
  public String adapter() {
    return "inmemory";
  }

  @Override
  public TestTime time() {
    return TestTime.virtual();
  }

  @Override
  public Transport transport(Scheduler scheduler) {
    return InMemoryTransport.create(scheduler);
  }
}
