package io.sealane.transport.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageSizeTest {

  @Test
  void bodyAndNameAndTypeAndValueOfEachAttributeCount() {
    OutgoingMessage message =
        new OutgoingMessage("id", "key", new byte[100], Map.of("ce_id", "0123456789", "a", "é"));

    assertThat(MessageSize.of(message)).isEqualTo(100 + (5 + 6 + 10) + (1 + 6 + 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "é",
        "한글",
        "😀",
        "a😀b",
        "\uD83D",
        "\uDE00\uD83D",
        "x\uD83Dy",
        "\u0000\u07FF\u0800\uFFFF"
      })
  void textsCountAsJavaWritesThem(String text) {
    assertThat(MessageSize.utf8(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
  }

  @Property
  void anyTextCountsAsJavaWritesIt(@ForAll String text) {
    assertThat(MessageSize.utf8(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
  }
}
