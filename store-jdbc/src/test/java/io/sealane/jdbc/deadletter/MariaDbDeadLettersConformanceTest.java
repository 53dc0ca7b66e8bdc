package io.sealane.jdbc.deadletter;

import io.sealane.conformance.fixture.TransportFixture;
import io.sealane.conformance.kit.TransportKit;
import io.sealane.jdbc.server.Product;

class MariaDbDeadLettersConformanceTest implements TransportKit {

  @Override
  public TransportFixture fixture() {
    return new DeadLettersFixture(Product.MARIADB);
  }
}
