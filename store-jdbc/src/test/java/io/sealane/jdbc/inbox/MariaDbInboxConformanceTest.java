package io.sealane.jdbc.inbox;

import io.sealane.conformance.fixture.InboxFixture;
import io.sealane.conformance.inbox.HandlesInOneCommit;
import io.sealane.jdbc.server.Product;

class MariaDbInboxConformanceTest implements HandlesInOneCommit {

  @Override
  public InboxFixture fixture() {
    return new JdbcInboxFixture(Product.MARIADB);
  }
}
