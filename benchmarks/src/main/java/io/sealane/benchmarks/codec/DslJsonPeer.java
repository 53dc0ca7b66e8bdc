package io.sealane.benchmarks.codec;

import com.dslplatform.json.DslJson;
import com.dslplatform.json.JsonWriter;
import com.dslplatform.json.runtime.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;

/** dsl-json with converters that its processor wrote, and with one writer that is used again. */
final class DslJsonPeer implements JsonPeer {

  private final DslJson<Object> json = new DslJson<>(Settings.basicSetup().includeServiceLoader());
  private final JsonWriter writer = json.newWriter();

  @Override
  public byte[] write(CloudEvent event) {
    try {
      writer.reset();
      json.serialize(writer, event);
      return writer.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public CloudEvent read(byte[] body) {
    try {
      return json.deserialize(CloudEvent.class, body, body.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
