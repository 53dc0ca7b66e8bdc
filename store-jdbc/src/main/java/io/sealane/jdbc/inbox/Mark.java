package io.sealane.jdbc.inbox;

import io.sealane.jdbc.database.Keys;
import io.sealane.store.Fingerprint;
import io.sealane.store.GuardKey;

/** That an event was handled. */
record Mark(GuardKey key, Fingerprint content) {

  /** Checks that the table can hold the key. */
  Mark {
    Keys.require(key);
  }
}
