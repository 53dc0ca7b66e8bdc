package io.sealane.benchmarks.codec;

import com.dslplatform.json.JsonConverter;
import com.dslplatform.json.JsonReader;
import com.dslplatform.json.JsonWriter;
import java.io.IOException;
import java.time.Instant;

/** dsl-json knows most of java.time, but not {@link Instant}. */
@JsonConverter(target = Instant.class)
public final class DslJsonInstants {

  private DslJsonInstants() {}

  /** Reads an instant, or null. */
  public static Instant read(JsonReader<?> reader) throws IOException {
    return reader.wasNull() ? null : Instant.parse(reader.readSimpleString());
  }

  /** Writes an instant, or null. */
  public static void write(JsonWriter writer, Instant value) {
    if (value == null) {
      writer.writeNull();
    } else {
      writer.writeByte(JsonWriter.QUOTE);
      writer.writeAscii(value.toString());
      writer.writeByte(JsonWriter.QUOTE);
    }
  }
}
