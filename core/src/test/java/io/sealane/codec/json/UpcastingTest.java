package io.sealane.codec.json;

import static io.sealane.codec.json.Orders.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.codec.Decoded;
import io.sealane.codec.EventCatalog;
import io.sealane.codec.Upcaster;
import io.sealane.event.DomainEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

class UpcastingTest {

  /** Version 4; see the upcasters for what it was before. */
  record Registered(String firstName, String lastName, String country, BigDecimal credit, int steps)
      implements DomainEvent {}

  private static final Upcaster RENAME =
      Upcaster.rename("fullname", "name").and(UpcastingTest::step);
  private static final Upcaster SPLIT =
      Upcaster.split(
              "name",
              (name, data) -> {
                String[] parts = name.stringValue().split(" ", 2);
                data.put("firstName", parts[0]).put("lastName", parts[1]);
              })
          .and(UpcastingTest::step);
  private static final Upcaster DEFAULT =
      Upcaster.defaultValue("country", "KR")
          .and(Upcaster.defaultValue("steps", IntNode.valueOf(0)))
          .and(UpcastingTest::step);

  private static final JsonCodec CODEC =
      JsonCodec.of(
          EventCatalog.context("members")
              .event(Registered.class)
              .upcast(Registered.class, 1, RENAME)
              .upcast(Registered.class, 2, SPLIT)
              .upcast(Registered.class, 3, DEFAULT)
              .build());

  private static tools.jackson.databind.node.ObjectNode step(
      tools.jackson.databind.node.ObjectNode data) {
    return data.put("steps", data.path("steps").asInt(0) + 1);
  }

  private static Decoded decode(String version, String data) {
    return CODEC.decode(
        bytes(
            "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"s\",\"type\":\"members.Registered\","
                + version
                + "\"data\":"
                + data
                + "}"),
        Map.of());
  }

  private static Object event(Decoded decoded) {
    assertThat(decoded).isInstanceOf(Decoded.Event.class);
    return ((Decoded.Event) decoded).envelope().event();
  }

  private static String reason(Decoded decoded) {
    assertThat(decoded).isInstanceOf(Decoded.Undecodable.class);
    return ((Decoded.Undecodable) decoded).reason();
  }

  @Test
  void dataOfEachOlderVersionPassesTheRestOfTheChainOnceAndInOrder() {
    String credit = "\"credit\":1.10,\"ignored\":null}";
    assertThat(event(decode("\"dataversion\":1,", "{\"fullname\":\"Ada Byron King\"," + credit)))
        .isEqualTo(new Registered("Ada", "Byron King", "KR", new BigDecimal("1.10"), 3));
    assertThat(event(decode("\"dataversion\":2,", "{\"name\":\"Ada King\"," + credit)))
        .isEqualTo(new Registered("Ada", "King", "KR", new BigDecimal("1.10"), 2));
    assertThat(
            event(
                decode(
                    "\"dataversion\":3,",
                    "{\"firstName\":\"Ada\",\"lastName\":\"King\",\"country\":\"UK\"," + credit)))
        .isEqualTo(new Registered("Ada", "King", "UK", new BigDecimal("1.10"), 1));
    assertThat(
            event(
                decode(
                    "\"dataversion\":4,",
                    "{\"firstName\":\"A\",\"lastName\":\"K\",\"country\":\"UK\",\"steps\":0,"
                        + credit)))
        .isEqualTo(new Registered("A", "K", "UK", new BigDecimal("1.10"), 0));
  }

  @Test
  void dataOfNoVersionIsOfTheFirst() {
    assertThat(event(decode("", "{\"fullname\":\"A K\",\"credit\":1}")))
        .isEqualTo(new Registered("A", "K", "KR", BigDecimal.ONE, 3));
  }

  @Test
  void theVersionMayFollowTheData() {
    Decoded decoded =
        CODEC.decode(
            bytes(
                "{\"data\":{\"name\":\"A K\",\"credit\":1},\"specversion\":\"1.0\",\"id\":\"e-1\","
                    + "\"source\":\"s\",\"type\":\"members.Registered\",\"dataversion\":2}"),
            Map.of());

    assertThat(event(decoded)).isEqualTo(new Registered("A", "K", "KR", BigDecimal.ONE, 2));
  }

  @Test
  void theMetadataAndTheRawDataAreThoseOfTheBody() {
    byte[] body =
        bytes(
            "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"s\",\"type\":\"members.Registered\","
                + "\"dataversion\":2,\"data\": {\"name\":\"A K\",\"credit\":1} }");
    Decoded.Event read = (Decoded.Event) CODEC.decode(body, Map.of());

    assertThat(read.envelope().metadata().version()).isEqualTo(2);
    assertThat(new String(body, read.dataOffset(), read.dataLength(), StandardCharsets.UTF_8))
        .isEqualTo("{\"name\":\"A K\",\"credit\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.000",
        "1E+3",
        "-0.00000000000000000000000000000001",
        "12345678901234567890.123456789"
      })
  void noDigitIsLostOnTheWay(String credit) {
    Registered read =
        (Registered) event(decode("", "{\"fullname\":\"A K\",\"credit\":" + credit + "}"));

    assertThat(read.credit()).isEqualTo(new BigDecimal(credit));
  }

  @Test
  void dataThatAnUpcasterCannotTakeIsUndecodable() {
    assertThat(reason(decode("\"dataversion\":2,", "{\"name\":\"secret\",\"credit\":1}")))
        .startsWith(
            "data: java.lang.ArrayIndexOutOfBoundsException at " + UpcastingTest.class.getName())
        .doesNotContain("secret");
    assertThat(reason(decode("\"dataversion\":2,", "{\"name\":{\"secret\":1},\"credit\":1}")))
        .doesNotContain("secret");
    assertThat(reason(decode("", "[\"secret\"]")))
        .isEqualTo("data: not a JSON object, which upcasters need");
    assertThat(reason(decode("", "{\"fullname\":\"A K\"}"))).isEqualTo("data.credit: missing");
    assertThat(reason(decode("", "{\"fullname\":\"A K\",\"credit\":\"secret\"}")))
        .isEqualTo("data.credit: no BigDecimal");
  }

  @Test
  void renamingLeavesAloneWhatIsNotThere() {
    var data = JsonNodeFactory.instance.objectNode().put("a", 1);

    assertThat(Upcaster.rename("b", "c").upcast(data.deepCopy())).isEqualTo(data);
    assertThat(Upcaster.rename("a", "b").upcast(data.deepCopy()).toString()).isEqualTo("{\"b\":1}");
    assertThat(Upcaster.split("b", (value, all) -> all.put("never", true)).upcast(data.deepCopy()))
        .isEqualTo(data);
  }

  @Test
  void aDefaultIsForWhatIsNotThereAndNullIsThere() {
    var data = JsonNodeFactory.instance.objectNode().put("a", 1).set("n", NullNode.instance);

    assertThat(
            Upcaster.defaultValue("n", "x")
                .and(Upcaster.defaultValue("a", "x"))
                .upcast(data)
                .toString())
        .isEqualTo("{\"a\":1,\"n\":null}");
  }
}
