package io.sealane.jdbc.outbox;

import io.sealane.conformance.fixture.OutboxFixture;
import io.sealane.jdbc.server.Product;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class MariaDbOutboxConformanceTest implements JdbcOutboxKit {

  @Override
  public OutboxFixture fixture() {
    return new JdbcOutboxFixture(Product.MARIADB);
  }
}
