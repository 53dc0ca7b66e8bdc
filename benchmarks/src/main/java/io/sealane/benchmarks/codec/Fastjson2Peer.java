package io.sealane.benchmarks.codec;

import com.alibaba.fastjson2.JSON;

/** fastjson2 with its defaults. */
final class Fastjson2Peer implements JsonPeer {

  @Override
  public byte[] write(CloudEvent event) {
    return JSON.toJSONBytes(event);
  }

  @Override
  public CloudEvent read(byte[] body) {
    return JSON.parseObject(body, CloudEvent.class);
  }
}
