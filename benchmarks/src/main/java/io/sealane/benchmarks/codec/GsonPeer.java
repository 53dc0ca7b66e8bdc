package io.sealane.benchmarks.codec;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Gson, which reads and writes text. */
final class GsonPeer implements JsonPeer {

  private final TypeAdapter<CloudEvent> adapter = gson().getAdapter(CloudEvent.class);

  private static Gson gson() {
    return new GsonBuilder()
        .disableHtmlEscaping()
        .registerTypeAdapter(Instant.class, new Instants())
        .create();
  }

  @Override
  public byte[] write(CloudEvent event) {
    return adapter.toJson(event).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public CloudEvent read(byte[] body) {
    try {
      return adapter.fromJson(new String(body, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Instants extends TypeAdapter<Instant> {
    @Override
    public void write(JsonWriter out, Instant value) throws IOException {
      out.value(value.toString());
    }

    @Override
    public Instant read(JsonReader in) throws IOException {
      return Instant.parse(in.nextString());
    }
  }
}
