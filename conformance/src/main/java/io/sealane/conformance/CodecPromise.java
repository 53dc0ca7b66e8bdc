package io.sealane.conformance;

import io.sealane.conformance.fixture.CodecFixture;

/** A promise of a codec. */
public interface CodecPromise extends Promise<CodecFixture> {}
