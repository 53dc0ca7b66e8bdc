package io.sealane.conformance;

import io.sealane.conformance.fixture.TransportFixture;

/** A promise of a transport, by itself or with the pipeline on top of it. */
public interface TransportPromise extends Promise<TransportFixture> {}
