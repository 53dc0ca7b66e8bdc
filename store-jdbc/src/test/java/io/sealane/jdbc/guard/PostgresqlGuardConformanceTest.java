package io.sealane.jdbc.guard;

import io.sealane.conformance.fixture.GuardFixture;
import io.sealane.conformance.guard.FencesByLease;
import io.sealane.conformance.guard.GrantsOnce;
import io.sealane.jdbc.server.Product;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class PostgresqlGuardConformanceTest implements FencesByLease, GrantsOnce {

  @Override
  public GuardFixture fixture() {
    return new JdbcGuardFixture(Product.POSTGRESQL);
  }
}
