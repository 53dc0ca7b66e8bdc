package io.sealane.conformance.own;

import io.sealane.codec.Codec;
import io.sealane.codec.EventCatalog;
import io.sealane.codec.json.JsonCodec;
import io.sealane.conformance.fixture.CodecFixture;

/** The codec that Sealane brings. */
public class JsonCodecFixture implements CodecFixture {

  @Override
  public String adapter() {
    return "json-codec";
  }

  @Override
  public Codec codec(EventCatalog... catalogs) {
    return JsonCodec.of(catalogs);
  }
}
