package io.sealane.codec.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.sealane.codec.Decoded;
import io.sealane.codec.EventCatalog;
import io.sealane.event.DomainEvent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bodies that were made to hurt. Each takes at most 16 MiB, which is asserted, and about 50 ms,
 * which is printed; the five seconds are there to notice one that never ends.
 */
class MonsterTest {

  private static final int LIMIT = 1024 * 1024;
  private static final long MAX_BYTES = 16L * 1024 * 1024;

  sealed interface Event extends DomainEvent {}

  record Victim(
      @Nullable Object any,
      @Nullable Map<String, Object> map,
      @Nullable BigDecimal amount,
      @Nullable BigInteger count,
      @Nullable Double ratio,
      @Nullable String text,
      @Nullable List<Integer> list,
      @Nullable Shape shape)
      implements Event {}

  sealed interface Shape {}

  record Circle(@Nullable Object content) implements Shape {}

  record Older(@Nullable Object any) implements Event {}

  private static final JsonCodec CODEC =
      JsonCodec.of(
          EventCatalog.context("monsters")
              .events(Event.class)
              .upcast(Older.class, 1, data -> data)
              .build());

  /** A body and whether it is read; what is read is large, not wrong. */
  record Monster(String name, byte[] body, boolean isRead) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Monster refused(String name, String data) {
    return new Monster(name, Orders.body("monsters.Victim", data), false);
  }

  private static Monster read(String name, String data) {
    return new Monster(name, Orders.body("monsters.Victim", data), true);
  }

  static Stream<Monster> monsters() {
    return Stream.of(deep(), numbers(), texts(), many(), odd()).flatMap(List::stream);
  }

  private static List<Monster> deep() {
    int depth = 100_000;
    return List.of(
        refused("arrays, 10^5 deep", "{\"any\":" + "[".repeat(depth) + "]".repeat(depth) + "}"),
        refused("open arrays, 10^6 deep", "{\"any\":" + "[".repeat(1_000_000)),
        refused("objects, 10^5 deep", "{\"any\":" + "{\"a\":".repeat(depth)),
        refused("deep and ignored", "{\"ignored\":" + "[".repeat(depth) + "]".repeat(depth) + "}"),
        new Monster("deep instead of a body", Orders.bytes("[".repeat(LIMIT)), false),
        new Monster(
            "deep before the type", Orders.bytes("{\"data\":" + "[{\"a\":".repeat(depth)), false),
        refused(
            "sealed values within each other",
            "{\"shape\":" + "{\"@type\":\"Circle\",\"content\":".repeat(20_000)),
        read("sixty deep, many times", "{\"any\":[" + (nest(55) + ",").repeat(1_500) + "1]}"));
  }

  private static String nest(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private static List<Monster> numbers() {
    String digits = "7".repeat(1_000_000);
    return List.of(
        refused("number of 10^6 digits", "{\"count\":" + digits + "}"),
        refused("decimal of 10^6 digits", "{\"amount\":0." + digits + "}"),
        refused("double of 10^6 digits", "{\"ratio\":1" + digits + "}"),
        refused("ignored number of 10^6 digits", "{\"ignored\":-" + digits + "}"),
        refused("1e999999999 as a decimal", "{\"amount\":1e999999999}"),
        refused("1e-999999999 as a decimal", "{\"amount\":1e-999999999}"),
        refused("1e999999999 as an integer", "{\"count\":1e999999999}"),
        refused("1e999999999 as a double", "{\"ratio\":1e999999999}"),
        refused("1e999999999 as anything", "{\"any\":1e999999999}"),
        refused("1e999 as an integer", "{\"count\":1e999}"),
        refused("1e999 as a double", "{\"ratio\":1e999}"),
        refused("NaN", "{\"ratio\":NaN}"),
        refused("minus infinity", "{\"ratio\":-Infinity}"),
        refused("exponents of 10^6 digits", "{\"amount\":1e" + "0".repeat(1_000_000) + "1}"),
        read(
            "a thousand numbers of a thousand digits",
            "{\"any\":[" + ("7".repeat(1000) + ",").repeat(1_000) + "1]}"));
  }

  private static List<Monster> texts() {
    return List.of(
        read("a mebibyte of NUL, escaped", "{\"text\":\"" + "\\u0000".repeat(174_000) + "\"}"),
        new Monster(
            "more than a mebibyte of NUL, escaped",
            Orders.body("monsters.Victim", "{\"text\":\"" + "\\u0000".repeat(LIMIT) + "\"}"),
            false),
        new Monster("a mebibyte of NUL", new byte[LIMIT], false),
        new Monster("a mebibyte of spaces", Orders.bytes(" ".repeat(LIMIT)), false),
        new Monster("a mebibyte of quotes", Orders.bytes("\"".repeat(LIMIT)), false),
        new Monster(
            "a mebibyte of backslashes", Orders.bytes("\"" + "\\".repeat(LIMIT - 1)), false),
        new Monster("a mebibyte of e", Orders.bytes("[" + "1e".repeat(LIMIT / 2 - 1)), false),
        refused("a name of a mebibyte", "{\"" + "n".repeat(1_000_000) + "\":1}"),
        refused("a text without end", "{\"text\":\"" + "x".repeat(1_000_000)),
        read("a long text that is ignored", "{\"ignored\":\"" + "é".repeat(500_000) + "\"}"),
        read("a long text of pairs", "{\"text\":\"" + "\uD83D\uDE00".repeat(250_000) + "\"}"),
        new Monster(
            "a type without end", Orders.bytes("{\"type\":\"" + "x".repeat(1_000_000)), false),
        new Monster(
            "an id of a mebibyte",
            Orders.bytes("{\"id\":\"" + "x".repeat(1_000_000) + "\"}"),
            false),
        new Monster(
            "headers of a mebibyte",
            Orders.bytes("{\"headers\":\"" + "{\\\"a\\\":".repeat(100_000) + "\"}"),
            false));
  }

  private static List<Monster> many() {
    String colliding =
        collidingKeys(14).map(key -> '"' + key + "\":1").collect(Collectors.joining(","));
    String different =
        IntStream.range(0, 70_000)
            .mapToObj(i -> "\"k" + i + "\":1")
            .collect(Collectors.joining(","));
    return List.of(
        new Monster(
            "colliding keys",
            Orders.body("monsters.Victim", "{\"map\":{" + colliding + "}}"),
            true),
        new Monster(
            "20,000 keys", Orders.body("monsters.Older", "{\"any\":{" + keys(20_000) + "}}"), true),
        read(
            "objects of three names",
            "{\"any\":[" + "{\"a\":1,\"b\":2,\"c\":3},".repeat(24_000) + "1]}"),
        read("objects of two names", "{\"any\":[" + "{\"a\":1,\"b\":2},".repeat(33_000) + "1]}"),
        new Monster(
            "older objects of three names",
            Orders.body(
                "monsters.Older",
                "{\"any\":[" + "{\"a\":1,\"b\":2,\"c\":3},".repeat(10_000) + "1]}"),
            true),
        read(
            "colliding keys of one bean",
            "{" + colliding + ",\"text\":\"x\",\"shape\":{\"@type\":\"Circle\"}}"),
        read("long names in many objects", "{\"any\":[" + longNames() + "1]}"),
        new Monster(
            "a thousand headers and one",
            Orders.bytes("{\"headers\":\"{" + keys(1_001).replace("\"", "\\\"") + "}\"}"),
            false),
        new Monster(
            "different keys",
            Orders.body("monsters.Victim", "{\"map\":{" + different + "}}"),
            false),
        new Monster(
            "ignored keys",
            Orders.body("monsters.Victim", "{\"ignored\":{" + different + "}}"),
            false),
        new Monster("attributes", Orders.bytes("{" + different + "}"), false),
        new Monster(
            "data of an older version",
            Orders.body("monsters.Older", "{\"any\":{" + different + "}}"),
            false),
        refused("half a million tokens", "{\"any\":[" + "1,".repeat(500_000) + "1]}"),
        refused("half a million empty texts", "{\"any\":[" + "\"\",".repeat(300_000) + "1]}"),
        refused("half a million objects", "{\"any\":[" + "{},".repeat(300_000) + "1]}"),
        read("190,000 numbers", "{\"list\":[" + "1,".repeat(190_000) + "1]}"),
        read("90,000 objects", "{\"any\":[" + "{},".repeat(90_000) + "1]}"),
        new Monster(
            "the type twice",
            Orders.bytes(
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"monsters.Victim\","
                    + "\"type\":\"monsters.Older\",\"data\":{}}"),
            false));
  }

  private static String longNames() {
    return IntStream.range(0, 30_000)
        .mapToObj(i -> "{\"a name of some length" + i + "\":1},")
        .collect(Collectors.joining());
  }

  private static String keys(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"k" + i + "\":1")
        .collect(Collectors.joining(","));
  }

  private static List<Monster> odd() {
    byte[] random = new byte[LIMIT];
    new java.util.Random(42).nextBytes(random);
    byte[] continuation = new byte[LIMIT];
    java.util.Arrays.fill(continuation, (byte) 0x80);
    Map<String, byte[]> bodies = new LinkedHashMap<>();
    bodies.put("random bytes", random);
    bodies.put("continuation bytes", continuation);
    bodies.put("nothing", new byte[0]);
    bodies.put("one byte", new byte[] {'{'});
    return bodies.entrySet().stream()
        .map(entry -> new Monster(entry.getKey(), entry.getValue(), false))
        .toList();
  }

  /** Different texts of one hash code: "Aa" and "BB" are the smallest. */
  private static Stream<String> collidingKeys(int pairs) {
    return IntStream.range(0, 1 << pairs)
        .mapToObj(
            bits ->
                IntStream.range(0, pairs)
                    .mapToObj(i -> (bits >> i & 1) == 0 ? "Aa" : "BB")
                    .collect(Collectors.joining()));
  }

  @ParameterizedTest
  @MethodSource("monsters")
  void aMonsterTakesBoundedMemoryAndEnds(Monster monster) {
    Decoded[] decoded = new Decoded[1];
    long[] bytes = new long[1];
    long begin = System.nanoTime();
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          bytes[0] = Allocation.of(() -> decoded[0] = CODEC.decode(monster.body(), Map.of()));
        });
    long millis = (System.nanoTime() - begin) / 1_000_000;

    System.out.printf(
        "monster: %-40s %5d KiB in, %6d KiB allocated, %4d ms, %s%n",
        monster, monster.body().length / 1024, bytes[0] / 1024, millis, outcome(decoded[0]));
    assertThat(bytes[0]).isLessThanOrEqualTo(MAX_BYTES);
    assertThat(decoded[0])
        .isInstanceOf(monster.isRead() ? Decoded.Event.class : Decoded.Undecodable.class);
  }

  private static String outcome(Decoded decoded) {
    return decoded instanceof Decoded.Undecodable bad
        ? bad.reason()
        : decoded.getClass().getSimpleName();
  }
}
