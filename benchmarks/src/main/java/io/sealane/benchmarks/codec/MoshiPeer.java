package io.sealane.benchmarks.codec;

import com.squareup.moshi.FromJson;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.ToJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import okio.Buffer;

/** Moshi over okio's buffers. */
final class MoshiPeer implements JsonPeer {

  private final JsonAdapter<CloudEvent> adapter =
      new Moshi.Builder().add(new Texts()).build().adapter(CloudEvent.class);

  @Override
  public byte[] write(CloudEvent event) {
    Buffer buffer = new Buffer();
    try {
      adapter.toJson(buffer, event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return buffer.readByteArray();
  }

  @Override
  public CloudEvent read(byte[] body) {
    try {
      return adapter.fromJson(new Buffer().write(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Moshi knows neither of the two; it writes what stands for a decimal as a text. */
  static final class Texts {
    @ToJson
    String instant(Instant value) {
      return value.toString();
    }

    @FromJson
    Instant instant(String text) {
      return Instant.parse(text);
    }

    @ToJson
    String decimal(BigDecimal value) {
      return value.toString();
    }

    @FromJson
    BigDecimal decimal(String text) {
      return new BigDecimal(text);
    }
  }
}
