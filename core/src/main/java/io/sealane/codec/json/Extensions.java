package io.sealane.codec.json;

import io.sealane.codec.json.text.Rfc3339;
import io.sealane.event.EventMetadata;
import io.sealane.event.TraceContext;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.ObjectReader;

/** The attributes that may be missing. */
final class Extensions {

  private static final Pattern JSON =
      Pattern.compile("[^/;]+/([^;]+\\+)?json(\\s*;.*)?", Pattern.CASE_INSENSITIVE);

  private @Nullable Instant time;
  private @Nullable String subject;
  private @Nullable String correlationId;
  private @Nullable String causationId;
  private @Nullable String traceparent;
  private @Nullable String tracestate;
  private @Nullable Instant expiresAt;
  private Map<String, String> headers = Map.of();
  private int version = DataPart.UNSAID;

  /** Takes an attribute if it is one of ours; any other is left where it is. */
  void read(String name, JsonParser parser, ObjectReader reader) {
    switch (name) {
      case "time" -> time = time(parser);
      case "subject" -> subject = AttributeText.string(parser);
      case "datacontenttype" -> contentType(parser);
      case "correlationid" -> correlationId = AttributeText.plain(parser);
      case "causationid" -> causationId = AttributeText.plain(parser);
      case "traceparent" -> traceparent = AttributeText.plain(parser);
      case "tracestate" -> tracestate = AttributeText.plain(parser);
      case "dataversion" -> version = AttributeText.version(parser);
      case "headers" -> headers = HeaderText.read(AttributeText.string(parser), reader);
      case "expirytime" -> expiresAt = time(parser);
      case "data_base64" -> throw new BadBodyException("binary data is not for this codec");
      default -> {}
    }
  }

  private static Instant time(JsonParser parser) {
    AttributeText.requireString(parser);
    char[] text = parser.getStringCharacters();
    Instant time = Rfc3339.read(text, parser.getStringOffset(), parser.getStringLength());
    if (time == null) {
      throw new BadBodyException("not a timestamp as RFC 3339 has it");
    }
    return time;
  }

  private static void contentType(JsonParser parser) {
    if (!AttributeText.is("application/json", parser)
        && !JSON.matcher(parser.getString()).matches()) {
      throw new BadBodyException("not JSON");
    }
  }

  /** The version of the data, or {@link DataPart#UNSAID}. */
  int version() {
    return version;
  }

  EventMetadata metadata(String id, String type, String source, InstantSource clock) {
    return new EventMetadata(
        id,
        type,
        Math.max(1, version),
        source,
        time == null ? clock.instant().truncatedTo(ChronoUnit.MICROS) : time,
        subject,
        correlationId == null || correlationId.equals(id) ? id : correlationId,
        causationId,
        traceparent == null ? null : new TraceContext(traceparent, tracestate),
        headers,
        expiresAt);
  }
}
