package io.sealane.jdbc.inbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.conformance.fixture.InboxFixture;
import io.sealane.conformance.inbox.HandlesInOneCommit;
import io.sealane.conformance.rig.InboxRig;
import io.sealane.jdbc.inbox.InboxMutants.Mutant;
import io.sealane.jdbc.server.Product;
import io.sealane.store.TransactionalGuard;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit has teeth: each mistake of an inbox is caught by the case that is about it. */
class InboxMutantsTest {

  static List<Mutant> mutants() {
    return InboxMutants.all();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void theCaseThatIsAboutItCatches(Mutant mutant) {
    JdbcInboxFixture good = new JdbcInboxFixture(Product.H2);
    Wrong fixture = new Wrong(good, mutant.wrong().apply(good));
    HandlesInOneCommit kit = () -> fixture;
    try (InboxRig rig = new InboxRig(fixture)) {
      assertThatThrownBy(() -> mutant.trial().accept(kit, rig)).isInstanceOf(AssertionError.class);
    }
  }

  private record Wrong(JdbcInboxFixture good, TransactionalGuard inbox) implements InboxFixture {

    @Override
    public String adapter() {
      return good.adapter();
    }

    @Override
    public void addEffect(String effect) throws Exception {
      good.addEffect(effect);
    }

    @Override
    public List<String> effects() {
      return good.effects();
    }

    @Override
    public void loseNextCommit() {
      good.loseNextCommit();
    }

    @Override
    public void close() {
      good.close();
    }
  }
}
