package io.sealane.claimcheck;

import io.sealane.conformance.fixture.TransportFixture;
import io.sealane.conformance.kit.TransportKit;
import io.sealane.conformance.time.TestTime;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.time.Scheduler;
import io.sealane.transport.Transport;

/** Every promise of the in-memory transport with no body at all in a message. */
class ClaimCheckConformanceTest implements TransportKit {

  @Override
  public TransportFixture fixture() {
    return new TransportFixture() {
      @Override
      public String adapter() {
        return "claim-check-inmemory";
      }

      @Override
      public TestTime time() {
        return TestTime.virtual();
      }

      @Override
      public Transport transport(Scheduler scheduler) {
        return ClaimCheck.over(InMemoryTransport.create(scheduler), new Shelf("shelf://kit/"))
            .withInlineBytes(0)
            .withMaxBytes(3 << 20)
            .withScheduler(scheduler);
      }
    };
  }
}
