package io.sealane.codec.json;

import io.sealane.codec.Decoded;
import io.sealane.codec.MessageAttributes;
import io.sealane.codec.json.strict.StrictParsers;
import io.sealane.codec.json.text.LogText;
import io.sealane.event.Envelope;
import io.sealane.event.EventIds;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one body, in one pass where the type and its version come before the data, as they do in
 * what we write. Otherwise the data is skipped, its place remembered, and read at the end.
 *
 * <p>Holds no more than what is needed until the type is known: most of what a message of another
 * context's type costs would be this object.
 */
final class EnvelopeReader {

  private static final String BODY = "body";

  private final StrictParsers parsers;
  private final Bindings bindings;
  private final byte[] body;
  private final Map<String, String> expected;
  private final boolean manyNames;

  private String at = BODY;
  private boolean specversion;
  private @Nullable TypeBinding binding;
  private @Nullable String id;
  private @Nullable String source;
  private @Nullable Extensions extensions;
  private @Nullable DataPart data;

  EnvelopeReader(
      StrictParsers parsers,
      Bindings bindings,
      byte[] body,
      Map<String, String> expected,
      boolean manyNames) {
    this.parsers = parsers;
    this.manyNames = manyNames;
    this.bindings = bindings;
    this.body = body;
    this.expected = expected;
  }

  Decoded read(InstantSource clock) {
    try (JsonParser parser = parsers.open(body, 0, body.length, manyNames)) {
      Decoded unknown = attributes(parser);
      return unknown == null ? event(clock) : unknown;
    } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
      String type = binding == null ? null : binding.type().tag();
      return new Decoded.Undecodable(id, type, Reasons.of(at, e));
    }
  }

  /** Reads to the end, or to a type that is in no catalogue, which is then returned. */
  private @Nullable Decoded attributes(JsonParser parser) {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new BadBodyException("not a JSON object");
    }
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      // Any other name came from outside and is not repeated in a reason.
      at = Attribute.ALL.contains(name) ? name : BODY;
      // An attribute that is null is one that is not there (CloudEvents, JSON format, 2.1).
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        Decoded unknown = attribute(name, parser);
        if (unknown != null) {
          return unknown;
        }
      }
      at = BODY;
    }
    if (parser.nextToken() != null) {
      throw new BadBodyException("more than one JSON value");
    }
    return null;
  }

  private @Nullable Decoded attribute(String name, JsonParser parser) {
    switch (name) {
      case "specversion" -> specversion(parser);
      case "id" -> id(AttributeText.string(parser));
      case "source" -> source = bindings.source(parser);
      case "type" -> {
        return type(parser);
      }
      case "data" ->
          data = DataPart.at(parser, body, parsers.reader(), binding, extensions().version());
      default -> {
        extensions().read(name, parser, parsers.reader());
        parser.skipChildren();
      }
    }
    return null;
  }

  private void specversion(JsonParser parser) {
    specversion = AttributeText.is("1.0", parser);
    if (!specversion) {
      throw new BadBodyException("not 1.0");
    }
  }

  private void id(String said) {
    if (!EventIds.isValid(said)) {
      throw new BadBodyException("not 1 to 128 printable ASCII characters");
    }
    id = said;
    String attribute = expected.get(MessageAttributes.ID);
    if (attribute != null && !attribute.equals(said)) {
      throw new BadBodyException("differs from the message's attribute");
    }
  }

  private @Nullable Decoded type(JsonParser parser) {
    AttributeText.requireString(parser);
    String attribute = expected.get(MessageAttributes.TYPE);
    if (attribute != null && !AttributeText.is(attribute, parser)) {
      throw new BadBodyException("differs from the message's attribute");
    }
    char[] text = parser.getStringCharacters();
    int from = parser.getStringOffset();
    int length = parser.getStringLength();
    binding = bindings.byTag().find(text, from, length);
    return binding == null ? new Decoded.UnknownType(id, LogText.of(text, from, length)) : null;
  }

  private Extensions extensions() {
    if (extensions == null) {
      extensions = new Extensions();
    }
    return extensions;
  }

  private Decoded event(InstantSource clock) {
    TypeBinding type = required("type", binding);
    String foundId = required("id", id);
    String foundSource = required("source", source);
    required("specversion", specversion ? BODY : null);
    DataPart found = required("data", data);
    at = "data";
    if (found.event() == null) {
      try (JsonParser parser = parsers.open(body, found.start(), found.length(), manyNames)) {
        found.read(parser, parsers.reader(), type, extensions().version());
      }
    }
    return new Decoded.Event(
        new Envelope<>(
            required("data", found.event()),
            extensions().metadata(foundId, type.type().tag(), foundSource, clock)),
        found.start(),
        found.length());
  }

  private <T> T required(String name, @Nullable T value) {
    if (value == null) {
      at = name;
      throw new BadBodyException("missing");
    }
    return value;
  }
}
