package io.sealane.jdbc.outbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.conformance.fixture.OutboxFixture;
import io.sealane.conformance.relay.OutboxRig;
import io.sealane.jdbc.outbox.OutboxMutants.Mutant;
import io.sealane.store.outbox.Outbox;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit has teeth: each mistake is caught by the case that is about it. */
@Execution(ExecutionMode.CONCURRENT)
class OutboxMutantsTest {

  static List<Mutant> mutants() {
    return OutboxMutants.all();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void theCaseThatIsAboutItCatches(Mutant mutant) {
    Wrong fixture = new Wrong(new JdbcOutboxFixture(mutant.product()), mutant);
    JdbcOutboxKit kit = () -> fixture;
    try (OutboxRig rig = new OutboxRig(fixture)) {
      assertThatThrownBy(() -> mutant.trial().accept(kit, rig))
          .as(mutant.name())
          .isInstanceOf(AssertionError.class);
    }
  }

  /** Gives wrong outboxes, and little patience. */
  private record Wrong(JdbcOutboxFixture good, Mutant mutant) implements OutboxFixture {

    @Override
    public String adapter() {
      return good.adapter();
    }

    @Override
    public Outbox outbox(Duration lease) {
      return mutant.making().make(good, lease);
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(8);
    }

    @Override
    public void inTransaction(Runnable work) {
      good.inTransaction(work);
    }

    @Override
    public void close() {
      good.close();
    }
  }
}
