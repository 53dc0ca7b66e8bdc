package io.sealane.jdbc.outbox;

import io.sealane.conformance.fixture.OutboxFixture;
import io.sealane.jdbc.server.Product;

class MariaDbOutboxConformanceTest implements JdbcOutboxKit {

  @Override
  public OutboxFixture fixture() {
    return new JdbcOutboxFixture(Product.MARIADB);
  }
}
