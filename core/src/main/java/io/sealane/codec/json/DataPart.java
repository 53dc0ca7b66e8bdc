package io.sealane.codec.json;

import io.sealane.codec.EventType;
import io.sealane.codec.Upcaster;
import io.sealane.codec.json.strict.StrictParsers;
import io.sealane.codec.json.text.BodyScan;
import io.sealane.event.DomainEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/** The data of an event: where it is in the body, and the event, once it was read. */
final class DataPart {

  /** What stands for the version where the body has said nothing of it yet. */
  static final int UNSAID = 0;

  private final int start;
  private final int end;
  private @Nullable DomainEvent event;

  private DataPart(int start, int end, @Nullable DomainEvent event) {
    this.start = start;
    this.end = end;
    this.event = event;
  }

  /** The value that the parser stands at, read if enough is known already. */
  static DataPart at(
      JsonParser parser,
      byte[] body,
      ObjectReader reader,
      @Nullable TypeBinding binding,
      int version) {
    int start = BodyScan.offset(body, parser.currentTokenLocation());
    DomainEvent event = null;
    if (binding != null && (version != UNSAID || binding.type().version() == 1)) {
      event = bind(parser, reader, binding, version);
    } else {
      parser.skipChildren();
      parser.finishToken();
    }
    return new DataPart(start, BodyScan.offset(body, parser.currentLocation()), event);
  }

  /** Reads what was skipped, with a parser of its own. */
  void read(JsonParser parser, ObjectReader reader, TypeBinding binding, int version) {
    parser.nextToken();
    event = bind(parser, reader, binding, version);
  }

  private static DomainEvent bind(
      JsonParser parser, ObjectReader reader, TypeBinding binding, int version) {
    EventType type = binding.type();
    DeserializationContext context = StrictParsers.context(parser);
    Object event;
    if (Math.max(1, version) >= type.version()) {
      event = binding.deserializer().deserialize(parser, context);
      context.checkUnresolvedObjectId();
    } else {
      ObjectNode data = upcast(type, Math.max(1, version), context.readTree(parser));
      event = reader.forType(type.javaType()).readValue(data);
    }
    if (event == null) {
      throw new BadBodyException("null");
    }
    return type.javaType().cast(event);
  }

  private static ObjectNode upcast(EventType type, int version, @Nullable JsonNode data) {
    if (!(data instanceof ObjectNode current)) {
      throw new BadBodyException("not a JSON object, which upcasters need");
    }
    for (Upcaster upcaster : type.upcasters().subList(version - 1, type.version() - 1)) {
      current = upcaster.upcast(current);
    }
    return current;
  }

  /** The event, or null if it was not read yet. */
  @Nullable DomainEvent event() {
    return event;
  }

  int start() {
    return start;
  }

  int length() {
    return end - start;
  }
}
