package io.sealane.conformance;

import io.sealane.conformance.fixture.OutboxFixture;

/** A promise of an outbox. */
public interface OutboxPromise extends Promise<OutboxFixture> {}
