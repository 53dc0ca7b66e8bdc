package io.sealane.conformance.own;

import io.sealane.conformance.fixture.TransportFixture;
import io.sealane.conformance.kit.TransportKit;

class InMemoryConformanceTest implements TransportKit {

  @Override
  public TransportFixture fixture() {
    return new InMemoryFixture();
  }
}
