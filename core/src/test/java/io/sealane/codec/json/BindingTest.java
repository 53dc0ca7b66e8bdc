package io.sealane.codec.json;

import static io.sealane.codec.json.Orders.body;
import static io.sealane.codec.json.Orders.envelope;
import static io.sealane.codec.json.Orders.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.sealane.codec.Decoded;
import io.sealane.codec.EventCatalog;
import io.sealane.codec.json.Orders.Card;
import io.sealane.codec.json.Orders.Cash;
import io.sealane.codec.json.Orders.Everything;
import io.sealane.codec.json.Orders.Line;
import io.sealane.codec.json.Orders.Page;
import io.sealane.codec.json.Orders.Paid;
import io.sealane.codec.json.Orders.Sepa;
import io.sealane.codec.json.Orders.Times;
import io.sealane.error.ConfigurationException;
import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingTest {

  sealed interface Event extends DomainEvent {}

  record Types(
      int i,
      long l,
      double d,
      boolean b,
      char c,
      String s,
      BigDecimal dec,
      BigInteger big,
      Orders.Color e,
      Instant at,
      UUID u,
      List<Integer> list,
      int[] ints,
      Line line)
      implements Event {}

  record Open(Map<String, Object> any) implements Event {}

  record Moments(
      LocalTime time,
      LocalDateTime local,
      OffsetTime offset,
      ZonedDateTime zoned,
      Period period,
      Year year,
      YearMonth month,
      MonthDay day,
      DayOfWeek weekday,
      ZoneId zone,
      ZoneOffset shift,
      Map<LocalDate, Instant> byDay)
      implements Event {}

  record Optionals(
      Optional<String> text,
      OptionalInt number,
      OptionalLong wide,
      OptionalDouble ratio,
      @Nullable String maybe,
      @DeclaredNullable String declared,
      @JsonInclude(JsonInclude.Include.NON_NULL) String included,
      @JsonProperty(isRequired = com.fasterxml.jackson.annotation.OptBoolean.FALSE) String said)
      implements Event {}

  @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
  @interface Nothing {}

  @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
  @java.lang.annotation.Target(java.lang.annotation.ElementType.PARAMETER)
  @interface DeclaredNullable {}

  /** Declared on the parameter, as older annotations are. */
  static final class Annotations {
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    @java.lang.annotation.Target({
      java.lang.annotation.ElementType.PARAMETER,
      java.lang.annotation.ElementType.FIELD
    })
    @interface Nullable {}
  }

  record OldStyle(@Annotations.Nullable String text) implements Event {}

  record Renamed(@JsonProperty("order_id") String orderId, @JsonIgnore String hidden)
      implements Event {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Sparse(String text, int number) implements Event {}

  /** An ordinary class with a constructor. */
  static final class Made implements Event {
    private final String name;

    @JsonCreator
    Made(@JsonProperty("name") String name) {
      this.name = name;
    }

    public String getName() {
      return name;
    }
  }

  /** An ordinary class with fields. */
  static final class Bean implements Event {
    public String name = "none";
    public int count;
  }

  record Demanding(String secret) implements Event {
    Demanding {
      if (secret.startsWith("secret")) {
        throw new IllegalArgumentException("not allowed: " + secret);
      }
      if (secret.equals("overflow")) {
        overflow(1);
      }
      if (secret.equals("assert")) {
        throw new AssertionError(secret);
      }
      if (secret.equals("link")) {
        throw new NoClassDefFoundError(secret);
      }
    }

    private static int overflow(int i) {
      return overflow(i + 1) + 1;
    }
  }

  record Counting(double ratio, float share, double[] ratios, float[] shares) implements Event {}

  record Shapes(Shape shape, Named named, Annotated annotated) implements Event {}

  sealed interface Shape {}

  static sealed class Circle implements Shape {
    public int radius;
  }

  static final class Ring extends Circle {
    public int hole;
  }

  sealed interface Named {}

  @JsonTypeName("first")
  record A(int a) implements Named {}

  record B(int b) implements Named {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({@JsonSubTypes.Type(value = C.class, name = "c")})
  interface Annotated {}

  record C(int c) implements Annotated {}

  private static final EventCatalog CATALOG = EventCatalog.of("test", Event.class);
  private static final JsonCodec CODEC = JsonCodec.of(CATALOG);

  private static Object roundTrip(JsonCodec codec, Envelope<?> envelope) {
    Decoded decoded = codec.decode(codec.encode(envelope), Map.of());
    assertThat(decoded).isInstanceOf(Decoded.Event.class);
    return ((Decoded.Event) decoded).envelope().event();
  }

  private static Envelope<Event> test(Event event) {
    return new Envelope<>(
        event, Orders.metadata("test." + event.getClass().getSimpleName(), event));
  }

  private static String reason(String type, String data) {
    Decoded decoded = CODEC.decode(body("test." + type, data), Map.of());
    assertThat(decoded).isInstanceOf(Decoded.Undecodable.class);
    return ((Decoded.Undecodable) decoded).reason();
  }

  private static Object read(String type, String data) {
    Decoded decoded = CODEC.decode(body("test." + type, data), Map.of());
    assertThat(decoded).isInstanceOf(Decoded.Event.class);
    return ((Decoded.Event) decoded).envelope().event();
  }

  @Test
  void nothingIsLostOfWhatAnEventHolds() {
    Everything event =
        new Everything(
            new BigDecimal("1.10"),
            new BigInteger("-12345678901234567890123456789"),
            Double.MIN_VALUE,
            Float.MAX_VALUE,
            Orders.Color.GREEN,
            Optional.of(""),
            OptionalInt.empty(),
            List.of(new Line("sku", 2, new BigDecimal("1E+3"))),
            Map.of("a", new BigDecimal("0.000"), "", new BigDecimal("-0.00000001")),
            new Page<>(3, List.of(new Line("é\uD83D\uDE00\u0000", 0, BigDecimal.ZERO))),
            UUID.fromString("01934f6e-0000-7000-8000-000000000001"),
            new byte[] {-1, 0, 1},
            new Times(
                Instant.parse("2026-11-22T10:15:30.123456789Z"),
                LocalDate.of(-44, 3, 15),
                OffsetDateTime.parse("2026-11-22T10:15:30.1+09:00"),
                ZonedDateTime.parse("2026-11-22T10:15:30+09:00[Asia/Seoul]"),
                Duration.ofSeconds(-1, 5)));

    Everything read = (Everything) roundTrip(Orders.CODEC, envelope(event));

    assertThat(read).usingRecursiveComparison().isEqualTo(event);
    assertThat(read.amount().scale()).isEqualTo(2);
    assertThat(read.times().zoned().getZone()).isEqualTo(event.times().zoned().getZone());
  }

  @Test
  void noDigitIsLostWhereTheTypeOfANumberIsOpen() {
    Map<String, Object> any =
        Map.of(
            "amount", new BigDecimal("1.10"),
            "long", new BigDecimal("12345678901234567890.1234567890123456789"),
            "count", new BigInteger("123456789012345678901234567890"),
            "list", List.of(new BigDecimal("0.30")));

    assertThat(roundTrip(CODEC, test(new Open(any)))).isEqualTo(new Open(any));
  }

  @Test
  void everyKindOfTimeKeepsItsNanosecondsAndItsZone() {
    ZonedDateTime zoned = ZonedDateTime.parse("2026-10-25T02:30:00.123456789+01:00[Europe/Berlin]");
    Moments event =
        new Moments(
            zoned.toLocalTime(),
            zoned.toLocalDateTime(),
            zoned.toOffsetDateTime().toOffsetTime(),
            zoned,
            Period.of(1, -2, 30),
            Year.of(2026),
            YearMonth.of(2026, 2),
            MonthDay.of(2, 29),
            DayOfWeek.SUNDAY,
            ZoneId.of("Asia/Seoul"),
            ZoneOffset.ofHoursMinutes(5, 45),
            Map.of(LocalDate.of(2026, 2, 28), Instant.MAX));

    assertThat(roundTrip(CODEC, test(event))).isEqualTo(event);
  }

  @Test
  void sealedSubObjectsNeedNoAnnotation() {
    Paid event =
        new Paid(
            new Card("1"),
            List.of(new Sepa("2"), Cash.NOTES, new Card("3")),
            Optional.of(new Sepa("4")));

    assertThat(text(Orders.CODEC.encode(envelope(event))))
        .contains(
            "\"payment\":{\"@type\":\"Card\",\"number\":\"1\"},"
                + "\"earlier\":[{\"@type\":\"Sepa\",\"iban\":\"2\"},[\"Cash\",\"NOTES\"],");
    assertThat(roundTrip(Orders.CODEC, envelope(event))).isEqualTo(event);
  }

  @Test
  void subtypesAreCalledWhatAnnotationsSayOrElseBySimpleName() {
    Ring ring = new Ring();
    ring.radius = 2;
    ring.hole = 1;
    Shapes event = new Shapes(ring, new A(1), new C(3));

    assertThat(text(CODEC.encode(test(event))))
        .contains("\"shape\":{\"@type\":\"Ring\",\"hole\":1,\"radius\":2}")
        .contains("\"named\":{\"@type\":\"first\",\"a\":1}")
        .contains("\"annotated\":{\"kind\":\"c\",\"c\":3}");
    assertThat(roundTrip(CODEC, test(event))).usingRecursiveComparison().isEqualTo(event);
    Circle circle = new Circle();
    Shapes other = new Shapes(circle, new B(1), new C(3));
    assertThat(roundTrip(CODEC, test(other))).usingRecursiveComparison().isEqualTo(other);
  }

  @Test
  void aSubtypeMustBeNamedAndKnown() {
    String rest = ",\"earlier\":[]}";
    assertThat(paidReason("{\"payment\":{\"number\":\"secret\"}" + rest))
        .isEqualTo("data.payment: does not say which Payment it is");
    assertThat(paidReason("{\"payment\":{\"@type\":\"secret\",\"number\":\"1\"}" + rest))
        .isEqualTo("data.payment: names no known Payment");
    assertThat(paidReason("{\"payment\":{\"@type\":\"" + Card.class.getName() + "\"}" + rest))
        .isEqualTo("data.payment: names no known Payment");
    assertThat(paidReason("{\"payment\":{\"@type\":\"card\",\"number\":\"1\"}" + rest))
        .isEqualTo("data.payment: names no known Payment");
  }

  private static String paidReason(String data) {
    Decoded decoded = Orders.CODEC.decode(body("orders.Paid", data), Map.of());
    return ((Decoded.Undecodable) decoded).reason();
  }

  private static final String TYPES =
      "{\"i\":1,\"l\":2,\"d\":1.5,\"b\":true,\"c\":\"x\",\"s\":\"t\",\"dec\":1.0,\"big\":9,"
          + "\"e\":\"RED\",\"at\":\"2026-11-22T10:15:30Z\","
          + "\"u\":\"01934f6e-0000-7000-8000-000000000001\",\"list\":[1],\"ints\":[1,2],"
          + "\"line\":{\"sku\":\"s\",\"quantity\":1,\"price\":1}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "i|`\"7\"`|data.i: no int",
        "i|1.5|data.i: no int",
        "i|true|data.i: no int",
        "i|null|data.i: null is no int",
        "i|2147483648|data.i: out of the range of int",
        "i|[1]|data.i: no int",
        "l|9223372036854775808|data.l: out of the range of long",
        "d|`\"1.5\"`|data.d: no double",
        "d|`\"NaN\"`|data.d: ",
        "b|1|data.b: no boolean",
        "b|`\"true\"`|data.b: no boolean",
        "c|`\"xy\"`|data.c: no ",
        "s|7|data.s: no String",
        "s|false|data.s: no String",
        "s|{}|data.s: no String",
        "s|[`\"t\"`]|data.s: no String",
        "dec|`\"1.0\"`|data.dec: no BigDecimal",
        "dec|{}|data.dec: no BigDecimal",
        "big|1.5|data.big: no BigInteger",
        "e|`\"secret\"`|data.e: no Color",
        "e|0|data.e: no Color",
        "e|`\"red\"`|data.e: no Color",
        "at|`\"secret\"`|data.at: no Instant",
        "at|`\"\"`|data.at: no",
        "u|`\"secret\"`|data.u: no UUID",
        "u|`\"\"`|data.u: no",
        "list|1|data.list: no ArrayList",
        "list|[`\"secret\"`]|data.list[0]: no Integer",
        "list|{}|data.list: no ArrayList",
        "ints|[1,null]|data.ints[1]: null is no",
        "line|{}|data.line.sku: missing",
        "line|`\"secret\"`|data.line: no Line",
        "line|{`\"sku\":\"s\",\"quantity\":1,\"price\":\"secret\"`}|data.line.price: no BigDecimal",
      })
  void aValueOfTheWrongTypeIsUndecodable(String name, String value, String reason) {
    assertThat(read("Types", TYPES)).isInstanceOf(Types.class);
    String json =
        TYPES.replaceFirst(
            "\"" + name + "\":(\"[^\"]*\"|\\[[^]]*]|\\{[^}]*}|[^,}]*)",
            java.util.regex.Matcher.quoteReplacement("\"" + name + "\":" + value.replace("`", "")));

    assertThat(reason("Types", json)).startsWith(reason).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({"i", "l", "d", "b", "c", "s", "dec", "big", "e", "at", "u", "list", "ints", "line"})
  void aMissingPropertyIsUndecodable(String name) {
    String json =
        TYPES
            .replaceFirst("\"" + name + "\":(\"[^\"]*\"|\\[[^]]*]|\\{[^}]*}|[^,}]*),?", "")
            .replace(",}", "}");

    assertThat(reason("Types", json)).isEqualTo("data." + name + ": missing");
  }

  @Test
  void whatIsSaidToBeOptionalMayBeMissing() {
    Optionals read = (Optionals) read("Optionals", "{\"declared\":\"x\"}");

    assertThat(read)
        .isEqualTo(
            new Optionals(
                Optional.empty(),
                OptionalInt.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                null,
                "x",
                null,
                null));
    assertThat(reason("Optionals", "{}")).isEqualTo("data.declared: missing");
    assertThat(read("OldStyle", "{}")).isEqualTo(new OldStyle(null));
  }

  @Test
  void anExplicitNullIsForTheConstructorToJudge() {
    assertThat(read("Renamed", "{\"order_id\":null}")).isEqualTo(new Renamed(null, null));
    assertThat(reason("Renamed", "{\"orderId\":\"x\"}")).isEqualTo("data.order_id: missing");
  }

  @Test
  void whatIsLeftOutInWritingMayBeMissingInReading() {
    assertThat(text(CODEC.encode(test(new Sparse(null, 0))))).endsWith("\"data\":{\"number\":0}}");
    assertThat(roundTrip(CODEC, test(new Sparse(null, 0)))).isEqualTo(new Sparse(null, 0));
  }

  @Test
  void ordinaryClassesAreEvents() {
    assertThat(((Made) roundTrip(CODEC, test(new Made("x")))).getName()).isEqualTo("x");
    assertThat(reason("Made", "{}")).isEqualTo("data.name: missing");
    Bean bean = new Bean();
    bean.count = 3;
    assertThat(roundTrip(CODEC, test(bean))).usingRecursiveComparison().isEqualTo(bean);
    assertThat(read("Bean", "{}")).usingRecursiveComparison().isEqualTo(new Bean());
  }

  @Test
  void whatAConstructorThrowsIsNamedButNotQuoted() {
    String where = " at " + Demanding.class.getName() + ".<init>:";
    assertThat(reason("Demanding", "{\"secret\":\"secret1\"}"))
        .startsWith("data: java.lang.IllegalArgumentException" + where)
        .doesNotContain("secret1");
    assertThat(reason("Demanding", "{\"secret\":null}"))
        .startsWith("data: java.lang.NullPointerException" + where);
    assertThat(reason("Demanding", "{\"secret\":\"overflow\"}"))
        .contains("java.lang.StackOverflowError");
    assertThat(reason("Demanding", "{\"secret\":\"assert\"}")).contains("java.lang.AssertionError");
    assertThat(reason("Demanding", "{\"secret\":\"link\"}"))
        .contains("java.lang.NoClassDefFoundError");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1e309|1|[]|[]|data.ratio: out of the range of double",
        "-1e309|1|[]|[]|data.ratio: out of the range of double",
        "1|1e39|[]|[]|data.share: out of the range of float",
        "1|1|[1,1e309]|[]|data.ratios: out of the range of double[]",
        "1|1|[]|[1e39]|data.shares: out of the range of float[]",
        "\"Infinity\"|1|[]|[]|data.ratio: ",
      })
  void aNumberThatBecomesInfiniteIsUndecodable(
      String ratio, String share, String ratios, String shares, String reason) {
    String data =
        "{\"ratio\":%s,\"share\":%s,\"ratios\":%s,\"shares\":%s}"
            .formatted(ratio, share, ratios, shares);

    assertThat(reason("Counting", data)).startsWith(reason);
  }

  record ByClass(@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) Object any) implements DomainEvent {}

  record ByMinimalClass(List<Minimal> all) implements DomainEvent {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.MINIMAL_CLASS)
  interface Minimal {}

  record Ambiguous(Twice twice) implements DomainEvent {}

  sealed interface Twice {}

  record Same() implements Twice {}

  static final class Elsewhere {
    record Same() implements Twice {}
  }

  record Classes(Class<?> type) implements DomainEvent {}

  record KeyClasses(Map<Class<?>, String> types) implements DomainEvent {}

  record Urls(Optional<URL> url) implements DomainEvent {}

  record JavaTypes(tools.jackson.databind.JavaType type) implements DomainEvent {}

  record Resolved(ByResolver any) implements DomainEvent {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @tools.jackson.databind.annotation.JsonTypeIdResolver(
      tools.jackson.databind.jsontype.impl.TypeNameIdResolver.class)
  interface ByResolver {}

  static final class Unwritable implements DomainEvent {
    @JsonProperty("a")
    public String first() {
      return "";
    }

    @JsonProperty("a")
    public String second() {
      return "";
    }
  }

  @Test
  void whatWouldLetTheJsonNameAClassIsRefusedWhenTheCodecIsMade() {
    EventCatalog catalog =
        EventCatalog.context("bad")
            .event(ByClass.class)
            .event(ByMinimalClass.class)
            .event(Ambiguous.class)
            .event(Classes.class)
            .event(KeyClasses.class)
            .event(Urls.class)
            .event(JavaTypes.class)
            .event(Resolved.class)
            .event(Unwritable.class)
            .build();

    assertThatThrownBy(() -> JsonCodec.of(catalog))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(
            """
            the JSON codec has 9 problems:
              - 'bad.ByClass' cannot be bound: java.lang.Object has type ids of kind CLASS, which name classes; use NAME
              - 'bad.ByMinimalClass' cannot be bound: %1$s$Minimal has type ids of kind MINIMAL_CLASS, which name classes; use NAME
              - 'bad.Ambiguous' cannot be bound: %1$s$Twice has two subtypes called 'Same'
              - 'bad.Classes' cannot be bound: java.lang.Class would be read by loading a class that the JSON names
              - 'bad.KeyClasses' cannot be bound: java.lang.Class would be read by loading a class that the JSON names
              - 'bad.Urls' cannot be bound: java.net.URL would be read by loading a class that the JSON names
              - 'bad.JavaTypes' cannot be bound: tools.jackson.databind.JavaType would be read by loading a class that the JSON names
              - 'bad.Resolved' cannot be bound: %1$s$ByResolver has a type id resolver of its own
              - 'bad.Unwritable' cannot be bound: Conflicting getter definitions for property "a":"""
                .formatted(BindingTest.class.getName()));
  }
}
