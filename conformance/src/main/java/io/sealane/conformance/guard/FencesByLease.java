package io.sealane.conformance.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.GuardPromise;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.GuardRig;
import io.sealane.store.Claim;
import io.sealane.store.GuardKey;
import org.junit.jupiter.api.Test;

/** A claim holds for its lease, longer while it is renewed, and never beyond. */
public interface FencesByLease extends GuardPromise {

  @Test
  @Case(id = "30")
  default void aDeadHoldersClaimEndsWithItsLease(GuardRig rig) {
    GuardKey key = rig.key();
    claim(rig, key);
    rig.pass(rig.lease().multipliedBy(8).dividedBy(10));
    assertThat(again(rig, key)).isInstanceOf(Claim.InProgress.class);
    rig.pass(rig.lease().dividedBy(4));
    assertThat(again(rig, key)).isInstanceOf(Claim.Granted.class);
  }

  @Test
  @Case(id = "30")
  default void aSlowHolderKeepsItsClaimWhileItRenews(GuardRig rig) {
    GuardKey key = rig.key();
    String owner = claim(rig, key);
    for (int i = 0; i < 3; i++) {
      rig.pass(rig.lease().multipliedBy(7).dividedBy(10));
      assertThat(rig.guard().renew(key, owner, rig.lease())).isTrue();
    }
    assertThat(again(rig, key)).isInstanceOf(Claim.InProgress.class);
    assertThat(rig.guard().complete(key, owner)).isTrue();
    assertThat(again(rig, key)).isInstanceOf(Claim.Completed.class);
  }

  @Test
  @Case(id = "30")
  default void whoeverLostItsClaimChangesNothing(GuardRig rig) {
    GuardKey key = rig.key();
    String old = claim(rig, key);
    rig.pass(rig.lease().multipliedBy(2));
    String fresh = claim(rig, key);
    assertThat(rig.guard().renew(key, old, rig.lease())).isFalse();
    assertThat(rig.guard().complete(key, old)).isFalse();
    rig.guard().release(key, old);
    assertThat(again(rig, key)).isInstanceOf(Claim.InProgress.class);
    assertThat(rig.guard().complete(key, fresh)).isTrue();
  }

  @Test
  @Case(id = "29")
  default void aCompletionOutlivesEveryLease(GuardRig rig) {
    GuardKey key = rig.key();
    rig.guard().complete(key, claim(rig, key));
    rig.pass(rig.lease().multipliedBy(3));
    assertThat(again(rig, key)).isInstanceOf(Claim.Completed.class);
  }

  @Test
  @Case(id = "30")
  default void aCompletedClaimIsNobodysAnyMore(GuardRig rig) {
    GuardKey key = rig.key();
    String owner = claim(rig, key);
    rig.guard().complete(key, owner);
    rig.guard().release(key, owner);
    assertThat(again(rig, key)).isInstanceOf(Claim.Completed.class);
  }

  private static String claim(GuardRig rig, GuardKey key) {
    Claim claim = again(rig, key);
    assertThat(claim).isInstanceOf(Claim.Granted.class);
    return ((Claim.Granted) claim).owner();
  }

  private static Claim again(GuardRig rig, GuardKey key) {
    return rig.guard().claim(key, rig.content("text"), rig.lease());
  }
}
