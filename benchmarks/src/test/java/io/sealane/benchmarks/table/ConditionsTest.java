package io.sealane.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConditionsTest {

  @Test
  void aFullRunIsRefusedAboveHalfALoadUnlessAsked() {
    assertThat(at(0.5, "full", false).isTooLoud()).isFalse();
    assertThat(at(0.51, "full", false).isTooLoud()).isTrue();
    assertThat(at(0.51, "full", true).isTooLoud()).isFalse();
    assertThat(at(9, "quick", false).isTooLoud()).isFalse();
  }

  @Test
  void theSourcesAndTheMachineAreNamed() {
    Conditions now = Conditions.now(new Options("full", false, "encode"), Effort.FULL);

    assertThat(now.commit()).matches("[0-9a-f]{12}\\+?|unknown");
    assertThat(now.jdk()).isEqualTo(Runtime.version().toString());
    assertThat(now.isComplete()).isFalse();
  }

  private static Conditions at(double load, String mode, boolean anyLoad) {
    return new Conditions(
        "2026-11-22", "abc", "17", "Linux", 2, load, anyLoad, mode, null, 5, "some", "512m");
  }
}
