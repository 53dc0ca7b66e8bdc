package io.sealane.benchmarks.codec;

import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;

/** avaje-jsonb with adapters that its generator wrote. */
final class AvajePeer implements JsonPeer {

  private final JsonType<CloudEvent> type = Jsonb.builder().build().type(CloudEvent.class);

  @Override
  public byte[] write(CloudEvent event) {
    return type.toJsonBytes(event);
  }

  @Override
  public CloudEvent read(byte[] body) {
    return type.fromJson(body);
  }
}
