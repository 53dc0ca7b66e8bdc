package io.sealane.codec.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.codec.Decoded;
import io.sealane.codec.EventCatalog;
import io.sealane.codec.MessageAttributes;
import io.sealane.event.DomainEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Names of classes that exploits of other libraries are made of, in every place where a careless
 * reader might take a name for a class. Some of these classes are on the class path here, and must
 * not be loaded, which is checked in a JVM that reports each class that it loads.
 */
class GadgetTest {

  sealed interface Event extends DomainEvent {}

  record Open(Object any, Map<String, Object> map, List<Object> list, Number number)
      implements Event {}

  record Chosen(Shape shape, List<Shape> shapes) implements Event {}

  sealed interface Shape {}

  record Circle(int radius) implements Shape {}

  private static final JsonCodec CODEC = JsonCodec.of(EventCatalog.of("gadgets", Event.class));

  /** Which outcome is right for a body. */
  private record Trial(String body, Class<? extends Decoded> right) {}

  private static Trial trial(String body, Class<? extends Decoded> right) {
    return new Trial(body, right);
  }

  @Test
  void theNamesAreManyAndTwentyOfThemAreOnTheClassPath() {
    assertThat(names()).hasSizeGreaterThan(140).doesNotHaveDuplicates();
    assertThat(onTheClassPath()).hasSizeGreaterThanOrEqualTo(20);
  }

  @Test
  void aNameInAnAttributeIsAnUnknownType() {
    for (String name : names()) {
      for (String variant : variants(name)) {
        Map<String, String> attributes = Map.of(MessageAttributes.TYPE, variant);

        assertThat(CODEC.decode(body("gadgets.Open", "{}"), attributes))
            .isInstanceOf(Decoded.UnknownType.class);
      }
    }
    assertThat(Tripwire.sprung()).isEmpty();
  }

  @Test
  void aNameInTheTypeIsAnUnknownTypeThatIsFitForALog() {
    for (String name : names()) {
      for (String variant : variants(name)) {
        Decoded decoded = CODEC.decode(body(variant, "{}"), Map.of());

        assertThat(decoded).isInstanceOf(Decoded.UnknownType.class);
        assertThat(((Decoded.UnknownType) decoded).type())
            .matches("[ -~]*")
            .hasSizeLessThan(6 * 128 + 4)
            .doesNotContain("${");
      }
    }
    assertThat(Tripwire.sprung()).isEmpty();
  }

  @Test
  void aNameWithinTheDataIsTextOrUndecodable() {
    for (String name : names()) {
      for (String variant : variants(name)) {
        for (Trial trial : trials(quoted(variant))) {
          assertThat(CODEC.decode(Orders.bytes(trial.body()), Map.of()))
              .as(trial.body())
              .isInstanceOf(trial.right());
        }
      }
    }
    assertThat(Tripwire.sprung()).isEmpty();
  }

  @Test
  void aNameInAnotherFieldOfTheEnvelopeIsTextOrUndecodable() {
    for (String name : names()) {
      for (String variant : variants(name)) {
        for (Trial trial : envelopes(quoted(variant))) {
          assertThat(CODEC.decode(Orders.bytes(trial.body()), Map.of()))
              .as(trial.body())
              .isInstanceOf(trial.right());
        }
      }
    }
    assertThat(Tripwire.sprung()).isEmpty();
  }

  @Test
  void aNameInAnAttributeThatOtherLibrariesObeyMeansNothing() {
    byte[] body = body("gadgets.Open", "{\"any\":1,\"map\":{},\"list\":[],\"number\":1}");
    for (String name : names()) {
      for (String variant : variants(name)) {
        Map<String, String> attributes =
            Map.of("JavaType", variant, "__TypeId__", variant, "_type", variant, "class", variant);

        assertThat(CODEC.decode(body, attributes)).isInstanceOf(Decoded.Event.class);
      }
    }
    assertThat(Tripwire.sprung()).isEmpty();
  }

  @Test
  void namesOfFourMebibytesChangeNothing() {
    JsonCodec wide = CODEC.withMaxBytes(6 * 1024 * 1024);
    String name = "com.mchange.v2.c3p0.JndiRefForwardingDataSource".repeat(90_000);

    assertThat(CODEC.decode(body(name, "{}"), Map.of())).isInstanceOf(Decoded.Undecodable.class);
    assertThat(wide.decode(body(name, "{}"), Map.of())).isInstanceOf(Decoded.UnknownType.class);
    assertThat(CODEC.decode(body("gadgets.Open", "{}"), Map.of(MessageAttributes.TYPE, name)))
        .isEqualTo(new Decoded.UnknownType(null, name.substring(0, 128) + "..."));
    assertThat(
            wide.decode(
                body("gadgets.Chosen", "{\"shape\":{\"@type\":\"" + name + "\"}}"), Map.of()))
        .isInstanceOf(Decoded.Undecodable.class);
  }

  @Test
  void noneOfTheClassesIsLoaded() throws Exception {
    List<String> loaded = classesLoadedByTrials();

    assertThat(loaded)
        .as("the report works")
        .contains(Open.class.getName(), Control.class.getName());
    assertThat(loaded).doesNotContainAnyElementsOf(onTheClassPath());
    assertThat(loaded.stream().filter(name -> !name.startsWith("java")))
        .doesNotContainAnyElementsOf(names());
  }

  private static List<String> classesLoadedByTrials() throws Exception {
    String path =
        Stream.of(
                location(JsonCodec.class),
                location(GadgetTest.class),
                location(tools.jackson.databind.ObjectMapper.class),
                location(tools.jackson.core.JsonParser.class),
                location(com.fasterxml.jackson.annotation.JsonTypeInfo.class),
                location(org.slf4j.Logger.class),
                location(org.jspecify.annotations.Nullable.class))
            .distinct()
            .collect(Collectors.joining(System.getProperty("path.separator")));
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout:tags",
                "-cp",
                path,
                Control.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(output).isZero();
    return output
        .lines()
        .filter(line -> line.startsWith("[class,load] "))
        .map(line -> line.substring("[class,load] ".length()).split(" ")[0])
        .toList();
  }

  private static String location(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toRealPath()
        .toString();
  }

  /** Runs in a JVM of its own; being loaded itself, it shows that the report works. */
  static final class Control {
    public static void main(String[] arguments) {
      int wrong = 0;
      List<String> loadable = new ArrayList<>(onTheClassPath());
      names().stream().filter(name -> name.startsWith("java")).forEach(loadable::add);
      for (String name : loadable) {
        for (String variant : variants(name)) {
          CODEC.decode(body("gadgets.Open", "{}"), Map.of(MessageAttributes.TYPE, variant));
          CODEC.decode(body(variant, "{}"), Map.of());
          List<Trial> trials = new ArrayList<>(trials(quoted(variant)));
          trials.addAll(envelopes(quoted(variant)));
          for (Trial trial : trials) {
            Decoded decoded = CODEC.decode(Orders.bytes(trial.body()), Map.of());
            wrong += trial.right().isInstance(decoded) ? 0 : 1;
          }
        }
      }
      System.exit(wrong + Tripwire.sprung().size());
    }
  }

  private static List<Trial> trials(String name) {
    String open = "{\"any\":%s,\"map\":{},\"list\":[],\"number\":1}";
    String wrapped = "[%s,{\"value\":\"ldap://a.test/x\"}]".formatted(name);
    String nested =
        "{\"@class\":%1$s,\"@type\":%1$s,\"class\":%1$s,\"value\":\"x\"}".formatted(name);
    return List.of(
        trial(text("gadgets.Open", name), Decoded.Undecodable.class),
        trial(text("gadgets.Open", wrapped), Decoded.Undecodable.class),
        trial(text("gadgets.Open", nested), Decoded.Undecodable.class),
        trial(text("gadgets.Open", open.formatted(name)), Decoded.Event.class),
        trial(text("gadgets.Open", open.formatted(wrapped)), Decoded.Event.class),
        trial(text("gadgets.Open", open.formatted(nested)), Decoded.Event.class),
        trial(
            text("gadgets.Open", open.formatted("1").replace("{}", "{\"x\":" + wrapped + "}")),
            Decoded.Event.class),
        trial(
            text("gadgets.Open", open.formatted("1").replace("[]", "[" + nested + "]")),
            Decoded.Event.class),
        trial(
            text("gadgets.Open", open.formatted("1").replace(":1}", ":" + name + "}")),
            Decoded.Undecodable.class),
        trial(
            text("gadgets.Open", open.formatted("1").replace(":1}", ":" + wrapped + "}")),
            Decoded.Undecodable.class),
        trial(
            text("gadgets.Chosen", "{\"shape\":" + nested + ",\"shapes\":[]}"),
            Decoded.Undecodable.class),
        trial(
            text("gadgets.Chosen", "{\"shape\":" + wrapped + ",\"shapes\":[]}"),
            Decoded.Undecodable.class),
        trial(
            text(
                "gadgets.Chosen",
                "{\"shape\":{\"@type\":\"Circle\",\"radius\":1},\"shapes\":[" + nested + "]}"),
            Decoded.Undecodable.class),
        trial(
            text(
                "gadgets.Chosen",
                "{\"shape\":{\"@type\":\"Circle\",\"@class\":"
                    + name
                    + ",\"radius\":1},\"shapes\":[]}"),
            Decoded.Event.class),
        trial(
            "{\"@class\":" + name + "," + text("gadgets.Chosen", nested).substring(1),
            Decoded.Undecodable.class),
        trial(
            "{\"dataschema\":"
                + name
                + ","
                + text("gadgets.Open", open.formatted("1")).substring(1),
            Decoded.Event.class),
        trial(
            "[" + name + "," + text("gadgets.Open", open.formatted("1")) + "]",
            Decoded.Undecodable.class));
  }

  /** The name as the value of each attribute that is not the type, and as the name of one. */
  private static List<Trial> envelopes(String name) {
    List<Trial> trials = new ArrayList<>();
    for (String text : List.of("subject", "dataschema", "unheardof")) {
      trials.add(trial(with("\"" + text + "\":" + name), Decoded.Event.class));
      trials.add(
          trial(
              with("\"" + text + "\":[" + name + ",{}]"),
              text.equals("subject") ? Decoded.Undecodable.class : Decoded.Event.class));
    }
    for (String strict :
        List.of("headers", "time", "expirytime", "datacontenttype", "dataversion", "data_base64")) {
      trials.add(trial(with("\"" + strict + "\":" + name), Decoded.Undecodable.class));
    }
    trials.add(trial(with(name + ":{\"@class\":" + name + "}"), Decoded.Event.class));
    return trials;
  }

  private static String with(String field) {
    String data = "{\"any\":1,\"map\":{},\"list\":[],\"number\":1}";
    return "{" + field + "," + text("gadgets.Open", data).substring(1);
  }

  private static List<String> variants(String name) {
    List<String> variants = new ArrayList<>();
    variants.add(name);
    variants.add("[L" + name + ";");
    variants.add("java.util.ArrayList<" + name + ">");
    variants.add(name + "$Inner");
    variants.add(name + "[]");
    variants.add(name.toUpperCase(Locale.ROOT));
    variants.add(name.toLowerCase(Locale.ROOT));
    variants.add("\t" + name + "\u00a0");
    variants.add(" " + name);
    variants.add(name + "\n");
    variants.add(name + "\u0000");
    variants.add(name.replace('.', '/'));
    variants.add(name.replace('a', '\u0430'));
    variants.add("gadgets." + name);
    variants.add("gadgets.Open\u202E" + name);
    return variants;
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      quoted.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
    }
    return quoted.append('"').toString();
  }

  private static String text(String type, String data) {
    return "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"s\",\"type\":%s,\"data\":%s}"
        .formatted(quoted(type), data);
  }

  private static byte[] body(String type, String data) {
    return Orders.bytes(text(type, data));
  }

  private static List<String> names() {
    try (var names = GadgetTest.class.getResourceAsStream("gadgets.txt")) {
      return new String(Objects.requireNonNull(names).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> onTheClassPath() {
    return names().stream()
        .filter(
            name ->
                GadgetTest.class.getClassLoader().getResource(name.replace('.', '/') + ".class")
                    != null)
        .filter(name -> !name.startsWith("java"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
