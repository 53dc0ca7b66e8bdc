package io.sealane.jdbc.inbox;

import io.sealane.conformance.fixture.InboxFixture;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.oracle.Effects;
import io.sealane.jdbc.server.Product;
import java.util.List;
import java.util.Locale;

/** The inbox on a database of one test's own. */
final class JdbcInboxFixture implements InboxFixture {

  private final Product product;
  private final Desk desk;
  private final LosingCommits commits;
  private final JdbcStore store;

  JdbcInboxFixture(Product product) {
    this.product = product;
    this.desk = new Desk(product);
    this.commits = new LosingCommits(desk.database.dataSource());
    this.store = JdbcStore.of(commits);
  }

  @Override
  public String adapter() {
    return "jdbc-inbox-on-" + product.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String server() {
    return product.server();
  }

  @Override
  public JdbcInbox inbox() {
    return store.inbox();
  }

  JdbcStore store() {
    return store;
  }

  @Override
  public void addEffect(String effect) throws Exception {
    Effects.add(store.transactions().required(), effect, "handler");
  }

  @Override
  public List<String> effects() {
    return desk.effects.events();
  }

  @Override
  public void loseNextCommit() {
    commits.loses(LosingCommits.Loss.COMMIT);
  }

  @Override
  public void close() {
    desk.close();
  }
}
