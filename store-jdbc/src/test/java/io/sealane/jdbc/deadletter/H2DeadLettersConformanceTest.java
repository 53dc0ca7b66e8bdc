package io.sealane.jdbc.deadletter;

import io.sealane.conformance.fixture.TransportFixture;
import io.sealane.conformance.kit.TransportKit;
import io.sealane.jdbc.server.Product;

class H2DeadLettersConformanceTest implements TransportKit {

  @Override
  public TransportFixture fixture() {
    return new DeadLettersFixture(Product.H2);
  }
}
