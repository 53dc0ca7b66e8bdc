package io.sealane.conformance.faults;

import io.sealane.error.GuardUnavailableException;
import io.sealane.store.Claim;
import io.sealane.store.Fingerprint;
import io.sealane.store.GuardKey;
import io.sealane.store.LeasedGuard;
import java.time.Duration;

/** A guard whose store can be down. */
public final class FaultyGuard implements LeasedGuard {

  private final LeasedGuard guard;
  private volatile boolean down;

  /** Before the given guard, and up. */
  public FaultyGuard(LeasedGuard guard) {
    this.guard = guard;
  }

  /** Takes the store down, or brings it up again. */
  public void down(boolean down) {
    this.down = down;
  }

  @Override
  public Claim claim(GuardKey key, Fingerprint content, Duration lease) {
    check();
    return guard.claim(key, content, lease);
  }

  @Override
  public boolean renew(GuardKey key, String owner, Duration lease) {
    check();
    return guard.renew(key, owner, lease);
  }

  @Override
  public boolean complete(GuardKey key, String owner) {
    check();
    return guard.complete(key, owner);
  }

  @Override
  public void release(GuardKey key, String owner) {
    check();
    guard.release(key, owner);
  }

  private void check() {
    if (down) {
      throw new GuardUnavailableException("provoked: no answer", null);
    }
  }
}
