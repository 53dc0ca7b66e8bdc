package io.sealane.jdbc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableNamesTest {

  @Test
  void aNameHasThePrefix() {
    assertThat(new TableNames("a1_").of("inbox")).isEqualTo("a1_inbox");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1a",
        "a-b",
        "a\"b",
        "a`b",
        "a;b",
        "a b",
        "한",
        "a\u0000",
        "this_prefix_has_31_characters__"
      })
  void whatIsNoPrefixIsRefused(String prefix) {
    assertThatThrownBy(() -> new TableNames(prefix))
        .hasMessage(
            "a prefix of tables is 1 to 30 letters, digits and underscores and begins with no"
                + " digit");
  }
}
