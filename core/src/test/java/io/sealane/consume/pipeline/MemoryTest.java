package io.sealane.consume.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.consume.handling.Outcome;
import org.junit.jupiter.api.Test;

class MemoryTest {

  private final Memory memory = new Memory();

  @Test
  void everyDeliveryBeforeThisOneCountsAsFailedUnlessKnownBetter() {
    assertThat(memory.failuresBefore("m", 1)).isZero();
    assertThat(memory.failuresBefore("m", 4)).isEqualTo(3);
  }

  @Test
  void aDeliveryThatWasGivenBackInnocentlyDoesNotCount() {
    memory.releasedInnocently("m");
    memory.releasedInnocently("m");

    assertThat(memory.failuresBefore("m", 4)).isEqualTo(1);
    assertThat(memory.failuresBefore("m", 2)).isZero();
    assertThat(memory.failuresBefore("other", 4)).isEqualTo(3);
  }

  @Test
  void theOldestIsForgottenFirst() {
    for (int i = 0; i <= 10_000; i++) {
      memory.remember("m" + i, new Outcome.Done());
    }

    assertThat(memory.outcomeOf("m0")).isNull();
    assertThat(memory.outcomeOf("m1")).isNotNull();
  }
}
