package io.sealane.conformance.own;

import io.sealane.conformance.fixture.GuardFixture;
import io.sealane.conformance.guard.FencesByLease;
import io.sealane.conformance.guard.GrantsOnce;

class InMemoryGuardConformanceTest implements FencesByLease, GrantsOnce {

  @Override
  public GuardFixture fixture() {
    return new InMemoryGuardFixture();
  }
}
