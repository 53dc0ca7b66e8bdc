package io.sealane.codec.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.codec.Decoded;
import io.sealane.codec.EventCatalog;
import io.sealane.event.DomainEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names are remembered up to a number; beyond it nothing is dearer, and nothing else changes. */
class NewNamesTest {

  record Open(Map<String, Integer> map) implements DomainEvent {}

  private static final JsonCodec CODEC =
      JsonCodec.of(EventCatalog.context("names").event(Open.class).build());

  @Test
  void eventsWithNewNamesStayCheap() {
    List<byte[]> bodies = IntStream.range(0, 6_000).mapToObj(NewNamesTest::body).toList();
    bodies.subList(0, 5_000).forEach(NewNamesTest::read);

    long bytes = Allocation.of(() -> bodies.subList(5_000, 6_000).forEach(NewNamesTest::read));

    // The first of them takes 8 KB; with Jackson's own limit, these take 400 KB each.
    assertThat(bytes / 1_000).isLessThan(16_000);
  }

  private static byte[] body(int number) {
    String name = "a stock keeping unit of some length, number " + number * 7_919;
    return Orders.body("names.Open", "{\"map\":{\"" + name + "\":1}}");
  }

  private static void read(byte[] body) {
    assertThat(CODEC.decode(body, Map.of()) instanceof Decoded.Event).isTrue();
  }

  /** With so many long names in one body, the parser counts characters and not bytes. */
  @ParameterizedTest
  @ValueSource(strings = {"", "a", "\u00e9\u20ac", "\uD83D\uDE00", "\uD83D\uDE00a\u00e9\\n"})
  void theDataIsFoundInBodiesOfManyNames(String before) {
    String names =
        IntStream.range(0, 2_500)
            .mapToObj(i -> "\"a name of some length \u20ac " + i + "\":1")
            .collect(Collectors.joining(","));
    readsAndFindsTheData(before, "{\"map\":{" + names + "}}");
  }

  private static void readsAndFindsTheData(String before, String data) {
    String type = "\"type\":\"names.Open\"";
    String head =
        "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"s\",\"x\":\"" + before + "\",";
    for (String body :
        new String[] {
          head + type + ",\"data\":" + data + "}", head + "\"data\":" + data + "," + type + "}"
        }) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      assertThat(CODEC.decode(bytes, Map.of()))
          .isInstanceOfSatisfying(
              Decoded.Event.class,
              read ->
                  assertThat(
                          new String(
                              bytes, read.dataOffset(), read.dataLength(), StandardCharsets.UTF_8))
                      .isEqualTo(data));
    }
  }
}
