package io.sealane.codec.json;

import io.sealane.codec.json.strict.Limits;
import io.sealane.codec.json.strict.StrictGenerator;
import io.sealane.codec.json.strict.UnwritableException;
import io.sealane.codec.json.text.LogText;
import io.sealane.codec.json.text.Rfc3339;
import io.sealane.event.EventMetadata;
import io.sealane.event.TraceContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.databind.JacksonSerializable;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsontype.TypeSerializer;

/**
 * An event on its way to bytes: the attributes, those first that a reader needs first, and the data
 * at the end.
 */
record BodyWriter(TypeBinding binding, Object event, EventMetadata metadata, Limits limits)
    implements JacksonSerializable {

  @Override
  public void serialize(JsonGenerator generator, SerializationContext context) {
    String tag = binding.type().tag();
    if (!tag.equals(metadata.type())) {
      throw new BadBodyException("type", "the metadata says '" + LogText.of(metadata.type()) + "'");
    }
    StrictGenerator out = new StrictGenerator(generator, limits);
    out.writeStartObject();
    out.writeName(Attribute.SPECVERSION);
    out.writeString(Attribute.VERSION_1_0);
    text(out, Attribute.ID, metadata.id());
    plain(out, Attribute.SOURCE, metadata.source());
    text(out, Attribute.TYPE, tag);
    time(out, Attribute.TIME, metadata.time());
    // Not plain: a key is the application's data, and an event is not refused for a tab in it.
    text(out, Attribute.SUBJECT, metadata.key());
    out.writeName(Attribute.DATACONTENTTYPE);
    out.writeString(Attribute.JSON);
    extensions(out);
    out.writeName(Attribute.DATA);
    binding.serializer().serialize(event, out, context);
    out.writeEndObject();
  }

  private void extensions(StrictGenerator out) {
    plain(out, Attribute.CORRELATIONID, metadata.correlationId());
    plain(out, Attribute.CAUSATIONID, metadata.causationId());
    TraceContext trace = metadata.trace();
    if (trace != null) {
      plain(out, Attribute.TRACEPARENT, trace.traceparent());
      plain(out, Attribute.TRACESTATE, trace.tracestate());
    }
    out.writeName(Attribute.DATAVERSION);
    out.writeNumber(binding.type().version());
    if (metadata.headers().size() > HeaderText.MAX_HEADERS) {
      throw new BadBodyException("headers", "more than " + HeaderText.MAX_HEADERS);
    }
    if (!metadata.headers().isEmpty()) {
      text(out, Attribute.HEADERS, HeaderText.write(metadata.headers()));
    }
    time(out, Attribute.EXPIRYTIME, metadata.expiresAt());
  }

  private static void text(StrictGenerator out, SerializableString name, @Nullable String value) {
    if (value != null) {
      try {
        out.writeName(name);
        out.writeString(value);
      } catch (UnwritableException e) {
        throw new BadBodyException(name.getValue(), e.getOriginalMessage());
      }
    }
  }

  private static void plain(StrictGenerator out, SerializableString name, @Nullable String value) {
    if (value != null && AttributeText.hasControl(value)) {
      throw new BadBodyException(name.getValue(), "has a control character");
    }
    text(out, name, value);
  }

  private static void time(StrictGenerator out, SerializableString name, @Nullable Instant value) {
    if (value != null) {
      if (!Rfc3339.canWrite(value)) {
        throw new BadBodyException(name.getValue(), "the year has more than four digits");
      }
      char[] text = new char[Rfc3339.MAX_LENGTH];
      out.writeName(name);
      out.writeString(text, 0, Rfc3339.write(value, text));
    }
  }

  @Override
  public void serializeWithType(
      JsonGenerator generator, SerializationContext context, TypeSerializer typeSerializer) {
    serialize(generator, context);
  }
}
