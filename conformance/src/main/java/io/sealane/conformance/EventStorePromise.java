package io.sealane.conformance;

import io.sealane.conformance.fixture.EventStoreFixture;

/** A promise of an event store. */
public interface EventStorePromise extends Promise<EventStoreFixture> {}
