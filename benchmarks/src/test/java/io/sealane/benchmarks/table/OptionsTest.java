package io.sealane.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

  private static final List<String> WORDS = List.of("quick", "any-load", "only=");

  @Test
  void nothingSaidIsAFullRunOfEverything() {
    assertThat(Options.of(List.of(), WORDS)).isEqualTo(new Options("full", false, null));
  }

  @Test
  void wordsMayStandInAnyOrder() {
    assertThat(Options.of(List.of("only=inbox", "any-load", "quick"), WORDS))
        .isEqualTo(new Options("quick", true, "inbox"));
  }

  @Test
  void whatATableDoesNotUnderstandIsRefused() {
    assertThatThrownBy(() -> Options.of(List.of("counts"), WORDS))
        .hasMessage("'counts' is none of quick, any-load, only=");
  }
}
