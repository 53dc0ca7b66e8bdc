package io.sealane.codec.json;

import static io.sealane.codec.json.Orders.CODEC;
import static io.sealane.codec.json.Orders.TIME;
import static io.sealane.codec.json.Orders.envelope;
import static io.sealane.codec.json.Orders.fullMetadata;
import static io.sealane.codec.json.Orders.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.sealane.codec.Decoded;
import io.sealane.codec.EventCatalog;
import io.sealane.codec.json.Orders.Cancelled;
import io.sealane.codec.json.Orders.Completed;
import io.sealane.codec.json.Orders.Emptied;
import io.sealane.error.CodecException;
import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EncodingTest {

  sealed interface Odd extends DomainEvent {}

  record Numbers(double ratio, float[] shares, double[] ratios, BigDecimal amount, BigInteger count)
      implements Odd {}

  record Texts(String text, List<String> list, String[] array, Map<String, Texts> map, char[] chars)
      implements Odd {}

  record Raw(@JsonRawValue String json) implements Odd {}

  record Any(@JsonAnyGetter Map<String, String> any) implements Odd {}

  record Many(List<Integer> all) implements DomainEvent {}

  record Wide(Map<String, Integer> all) implements DomainEvent {}

  record Throwing(String secret) implements Odd {
    @Override
    public String secret() {
      throw new IllegalStateException(secret);
    }
  }

  static final class Loop implements Odd {
    public final List<Object> loop = new ArrayList<>(List.of("x"));
  }

  static final class Nested implements Odd {
    public final Object inner;

    Nested(Object inner) {
      this.inner = inner;
    }
  }

  private static final JsonCodec ODD = JsonCodec.of(EventCatalog.of("odd", Odd.class));

  private static Envelope<Odd> odd(Odd event) {
    return new Envelope<>(event, Orders.metadata("odd." + event.getClass().getSimpleName(), event));
  }

  private static Numbers numbers(double ratio) {
    return new Numbers(ratio, new float[0], new double[0], BigDecimal.ONE, BigInteger.ONE);
  }

  @Test
  void anEventIsACloudEventWithTheDataAtTheEnd() {
    assertThat(text(CODEC.encode(envelope(new Completed("o-1", 42)))))
        .isEqualTo(
            """
            {"specversion":"1.0","id":"01934f6e-0000-7000-8000-000000000001","source":"orders",\
            "type":"orders.Completed","time":"2026-11-22T10:15:30.123456Z","subject":"o-1",\
            "datacontenttype":"application/json",\
            "correlationid":"01934f6e-0000-7000-8000-000000000001","dataversion":1,\
            "data":{"orderId":"o-1","total":42}}""");
  }

  @Test
  void allThatIsKnownIsInAttributes() {
    assertThat(text(CODEC.encode(new Envelope<>(new Emptied(), fullMetadata("orders.Emptied")))))
        .isEqualTo(
            """
            {"specversion":"1.0","id":"01934f6e-0000-7000-8000-000000000001","source":"orders",\
            "type":"orders.Emptied","time":"2026-11-22T10:15:30.123456Z","subject":"o-1",\
            "datacontenttype":"application/json","correlationid":"c-1","causationid":"e-0",\
            "traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",\
            "tracestate":"a=b","dataversion":1,\
            "headers":"{\\"tenant\\":\\"t \\\\\\"1\\\\\\"\\\\n\\",\\"\uD83D\uDE00\\":\\"\\"}",\
            "expirytime":"2026-11-22T10:16:30.123456Z","data":{}}""");
  }

  @Test
  void anExplicitNullIsWritten() {
    assertThat(text(CODEC.encode(envelope(new Cancelled("o-1", null)))))
        .endsWith("\"data\":{\"orderId\":\"o-1\",\"reason\":null}}");
  }

  @Test
  void theVersionIsTheCataloguesWhateverTheMetadataSays() {
    JsonCodec codec =
        JsonCodec.of(
            EventCatalog.context("orders")
                .event(Emptied.class)
                .upcast(Emptied.class, 1, data -> data)
                .build());

    assertThat(text(codec.encode(envelope(new Emptied())))).contains("\"dataversion\":2,");
  }

  @Test
  void anEventOutsideTheCatalogueIsRefused() {
    assertThatThrownBy(() -> ODD.encode(envelope(new Completed("o-1", 1))))
        .isInstanceOf(CodecException.class)
        .hasMessage(
            Completed.class.getName()
                + " is in no event catalogue; known types: [odd.Numbers, odd.Texts, odd.Raw,"
                + " odd.Any, odd.Throwing, odd.Loop, odd.Nested]");
  }

  @Test
  void metadataOfAnotherTypeIsRefused() {
    Completed event = new Completed("o-1", 1);

    assertRefused(
        CODEC,
        new Envelope<>(event, Orders.metadata("orders.Cancelled", event)),
        "event 'orders.Completed' cannot be written: type: the metadata says 'orders.Cancelled'");
  }

  @Test
  void halvesOfSurrogatePairsAreRefusedWhereverTheyAre() {
    String half = "secret\uD83D";
    String why = " a text has half of a surrogate pair";
    char[] none = {};

    assertRefused(
        CODEC, envelope(new Cancelled("o-1", half)), "orders.Cancelled", "data.reason:" + why);
    assertRefused(CODEC, envelope(new Completed(half, 1)), "orders.Completed", "subject:" + why);
    assertRefused(
        ODD,
        odd(new Texts("a", List.of("b", half), new String[0], Map.of(), none)),
        "odd.Texts",
        "data.list[1]:" + why);
    assertRefused(
        ODD,
        odd(new Texts("a", List.of(), new String[] {null, half}, Map.of(), none)),
        "odd.Texts",
        "data.array");
    Texts inner = new Texts(half, List.of(), new String[0], Map.of(), none);
    assertRefused(
        ODD,
        odd(new Texts("a", List.of(), new String[0], Map.of("key-secret", inner), none)),
        "odd.Texts",
        "data.map[*].text:" + why);
    assertRefused(
        ODD,
        odd(new Texts("a", List.of(), new String[0], Map.of(half, inner), none)),
        "odd.Texts",
        "data.map");
    assertRefused(
        ODD,
        odd(new Texts("a", List.of(), new String[0], Map.of(), half.toCharArray())),
        "odd.Texts",
        "data.chars:" + why);
    assertRefused(CODEC, with(Map.of("h", half), TIME), "orders.Emptied", "headers:" + why);
  }

  @Test
  void wholePairsAreWrittenAsTheyAre() {
    assertThat(text(CODEC.encode(envelope(new Cancelled("o-1", "\uD83D\uDE00 \u0000\u2028é")))))
        .contains("\"reason\":\"\uD83D\uDE00 \\u0000\u2028é\"");
  }

  @Test
  void numbersThatJsonHasNotAreRefused() {
    String why = " a number is NaN or infinite";
    assertRefused(ODD, odd(numbers(Double.NaN)), "odd.Numbers", "data.ratio:" + why);
    assertRefused(ODD, odd(numbers(Double.NEGATIVE_INFINITY)), "odd.Numbers", "data.ratio:" + why);
    float[] shares = {1, Float.POSITIVE_INFINITY};
    assertRefused(
        ODD,
        odd(new Numbers(1, shares, new double[0], BigDecimal.ONE, BigInteger.ONE)),
        "odd.Numbers",
        "data.shares");
    double[] ratios = {1, Double.NaN};
    assertRefused(
        ODD,
        odd(new Numbers(1, new float[0], ratios, BigDecimal.ONE, BigInteger.ONE)),
        "odd.Numbers",
        "data.ratios");
  }

  @Test
  void numbersBeyondWhatIsReadAreRefused() {
    String digits = " a number has more than 500 digits";
    assertRefused(
        ODD, odd(amount(new BigDecimal("1e401"))), "odd.Numbers", "data.amount:" + digits);
    assertRefused(
        ODD, odd(amount(new BigDecimal("1e-401"))), "odd.Numbers", "data.amount:" + digits);
    assertRefused(
        ODD, odd(amount(new BigDecimal("7".repeat(501)))), "odd.Numbers", "data.amount:" + digits);
    assertRefused(
        ODD,
        odd(
            new Numbers(
                1, new float[0], new double[0], BigDecimal.ONE, BigInteger.ONE.shiftLeft(1700))),
        "odd.Numbers",
        "data.count:" + digits);
  }

  private static Numbers amount(BigDecimal amount) {
    return new Numbers(1, new float[0], new double[0], amount, BigInteger.ONE);
  }

  @Test
  void rawJsonIsRefusedBecauseItCouldEndTheDataAndSayAnything() {
    assertRefused(
        ODD,
        odd(new Raw("1},\"type\":\"odd.secret\"")),
        "odd.Raw",
        "data.json: raw JSON is refused");
  }

  @Test
  void namesThatWouldNotBeReadAreRefused() {
    assertRefused(
        ODD,
        odd(new Any(Map.of("secret".repeat(171), "x"))),
        "odd.Any",
        "a name has more than 1024 bytes");
  }

  @Test
  void whatAnEventThrowsIsNamedButNotQuoted() {
    assertRefused(
        ODD,
        odd(new Throwing("secret")),
        "event 'odd.Throwing' cannot be written: data.secret: java.lang.IllegalStateException at "
            + Throwing.class.getName()
            + ".secret:");
  }

  @Test
  void whatNeverEndsIsRefused() {
    Loop loop = new Loop();
    loop.loop.add(loop.loop);
    assertRefused(ODD, odd(loop), "odd.Loop", "beyond a limit: Document nesting depth (65)");

    Object deep = "secret";
    for (int i = 0; i < 100_000; i++) {
      deep = List.of(deep);
    }
    assertRefused(ODD, odd(new Nested(deep)), "odd.Nested", "beyond a limit");
  }

  @Test
  void aBodyBeyondTheLimitIsRefused() {
    assertRefused(
        CODEC,
        envelope(new Cancelled("o-1", "x".repeat(1024 * 1024))),
        "event 'orders.Cancelled' cannot be written: 1048867 bytes are more than the codec's limit of"
            + " 1048576");
    JsonCodec wide = CODEC.withMaxBytes(3 * 1024 * 1024);
    assertThat(wide.encode(envelope(new Cancelled("o-1", "x".repeat(2 * 1024 * 1024)))))
        .hasSizeGreaterThan(2 * 1024 * 1024);
    assertRefused(CODEC.withMaxBytes(100), envelope(new Emptied()), "limit of 100");
  }

  @Test
  void whatCouldNotBeReadIsNotWrittenHoweverShortItIs() {
    JsonCodec codec =
        JsonCodec.of(EventCatalog.context("big").event(Many.class).event(Wide.class).build());
    Map<String, Integer> few = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      few.put(Integer.toString(i, Character.MAX_RADIX), 1);
    }
    Map<String, Integer> many = new HashMap<>(few);
    many.put("one more", 1);

    assertThat(big(codec, new Many(Collections.nCopies(199_000, 1))))
        .isInstanceOf(Decoded.Event.class);
    assertRefused(
        codec,
        new Envelope<>(
            new Many(Collections.nCopies(200_000, 1)), Orders.metadata("big.Many", new Emptied())),
        "event 'big.Many' cannot be written: body: beyond a limit: Token count (200001) exceeds");
    assertThat(big(codec, new Wide(few))).isInstanceOf(Decoded.Event.class);
    assertRefused(
        codec,
        new Envelope<>(new Wide(many), Orders.metadata("big.Wide", new Emptied())),
        "event 'big.Wide' cannot be written: body: has an object of too many properties, at byte ");
    assertThat(big(codec.withMaxBytes(2 << 20), new Wide(many))).isInstanceOf(Decoded.Event.class);
  }

  private static Decoded big(JsonCodec codec, DomainEvent event) {
    String type = "big." + event.getClass().getSimpleName();
    return codec.decode(
        codec.encode(new Envelope<>(event, Orders.metadata(type, event))), Map.of());
  }

  @Test
  void anEmptyKeyIsNoSubjectBecauseCloudEventsHasNoEmptyOne() {
    assertThat(text(CODEC.encode(envelope(new Completed("", 42)))))
        .doesNotContain("\"subject\"")
        .contains("\"orderId\":\"\"");
  }

  @Test
  void headersAreEscapedAsFarAsAnAttributeNeedsIt() {
    Envelope<Emptied> envelope = with(Map.of("a\u0085", "\u007f\u009f\n"), TIME);
    byte[] body = CODEC.encode(envelope);

    assertThat(text(body))
        .contains("\"headers\":\"{\\\"a\\\\u0085\\\":\\\"\\\\u007f\\\\u009f\\\\n\\\"}\"");
    assertThat(((Decoded.Event) CODEC.decode(body, Map.of())).envelope()).isEqualTo(envelope);
  }

  @Test
  void aTimeThatRfc3339HasNotIsRefused() {
    assertRefused(
        CODEC,
        with(Map.of(), Instant.MAX),
        "event 'orders.Emptied' cannot be written: time: the year has more than four digits");
  }

  @Test
  void controlCharactersInAttributesAreRefused() {
    EventMetadata metadata =
        new EventMetadata(
            "e-1", "orders.Emptied", 1, "orders", TIME, null, "c\n1", null, null, Map.of(), null);

    assertRefused(
        CODEC,
        new Envelope<>(new Emptied(), metadata),
        "event 'orders.Emptied' cannot be written: correlationid: has a control character");
  }

  private static Envelope<Emptied> with(Map<String, String> headers, Instant time) {
    return new Envelope<>(
        new Emptied(),
        new EventMetadata(
            "e-1", "orders.Emptied", 1, "orders", time, null, "e-1", null, null, headers, null));
  }

  private static void assertRefused(JsonCodec codec, Envelope<?> envelope, String... parts) {
    assertThatThrownBy(() -> codec.encode(envelope))
        .isInstanceOf(CodecException.class)
        .hasNoCause()
        .hasMessageContainingAll(parts)
        .satisfies(
            e -> assertThat(e.getMessage().replace("data.secret", "")).doesNotContain("secret\""))
        .hasMessageNotContaining("secretsecret")
        .hasMessageNotContaining("key-secret");
  }
}
