package io.sealane.snssqs.conformance;

import io.sealane.conformance.fixture.TransportFixture;
import io.sealane.conformance.kit.TransportKit;
import io.sealane.snssqs.server.Shared;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Most cases wait for a server or for a lease: many run at once. */
@Execution(ExecutionMode.CONCURRENT)
class FauxqsConformanceTest implements TransportKit {

  @RegisterExtension static final Shared SERVER = Shared.fauxqs();

  @Override
  public TransportFixture fixture() {
    return new WireFixture("sns-sqs-on-fauxqs", SERVER, true);
  }
}
