package io.sealane.conformance.own;

import io.sealane.conformance.codec.ReadsStrictly;
import io.sealane.conformance.codec.ReadsWhatItWrote;
import io.sealane.conformance.fixture.CodecFixture;

class JsonCodecConformanceTest implements ReadsStrictly, ReadsWhatItWrote {

  @Override
  public CodecFixture fixture() {
    return new JsonCodecFixture();
  }
}
