package io.sealane.conformance;

import io.sealane.conformance.fixture.InboxFixture;

/** A promise of an inbox: a guard whose mark is part of the handler's transaction. */
public interface InboxPromise extends Promise<InboxFixture> {}
