package io.sealane.codec.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.codec.Decoded;
import io.sealane.codec.EventCatalog;
import io.sealane.error.CodecException;
import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names within data: what is read can be written, and what is written can be read. */
class NameLengthTest {

  record Open(Map<String, Integer> map) implements DomainEvent {}

  private static final JsonCodec CODEC =
      JsonCodec.of(EventCatalog.context("names").event(Open.class).build());

  @ParameterizedTest
  @ValueSource(strings = {"a", "\u00e9", "\u20ac", "\uD83D\uDE00", "\n", "\u0101"})
  void aNameOfSoManyBytesIsReadAndWrittenAndOneOfMoreIsNeither(String unit) {
    String longest = name(unit, 1024);
    Envelope<Open> event = envelope(longest);

    byte[] body = CODEC.encode(event);

    assertThat(CODEC.decode(body, Map.of()))
        .isInstanceOfSatisfying(
            Decoded.Event.class, read -> assertThat(read.envelope()).isEqualTo(event));
    assertThatThrownBy(() -> CODEC.encode(envelope(name(unit, 1025))))
        .isInstanceOf(CodecException.class)
        .hasMessageEndingWith("a name has more than 1024 bytes");
    String escaped = longest.replace("\n", "\\n");
    byte[] longer =
        new String(body, StandardCharsets.UTF_8)
            .replace(escaped, escaped + "b")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(CODEC.decode(longer, Map.of())).isInstanceOf(Decoded.Undecodable.class);
  }

  private static Envelope<Open> envelope(String name) {
    Open event = new Open(Map.of(name, 1));
    return new Envelope<>(event, Orders.metadata("names.Open", event));
  }

  /** A name of exactly so many bytes. */
  private static String name(String unit, int bytes) {
    int each = unit.getBytes(StandardCharsets.UTF_8).length;
    return unit.repeat(bytes / each) + "b".repeat(bytes % each);
  }
}
