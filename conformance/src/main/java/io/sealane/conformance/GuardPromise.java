package io.sealane.conformance;

import io.sealane.conformance.fixture.GuardFixture;

/** A promise of a guard with leases. */
public interface GuardPromise extends Promise<GuardFixture> {}
