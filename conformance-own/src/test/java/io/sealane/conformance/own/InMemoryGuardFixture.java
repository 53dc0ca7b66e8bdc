package io.sealane.conformance.own;

import io.sealane.conformance.fixture.GuardFixture;
import io.sealane.conformance.time.TestTime;
import io.sealane.store.InMemoryGuard;
import io.sealane.store.LeasedGuard;
import io.sealane.time.Scheduler;

/** The in-memory guard in virtual time. */
public class InMemoryGuardFixture implements GuardFixture {

  @Override
  public String adapter() {
    return "inmemory-guard";
  }

  @Override
  public TestTime time() {
    return TestTime.virtual();
  }

  @Override
  public LeasedGuard guard(Scheduler scheduler) {
    return InMemoryGuard.create(scheduler);
  }
}
