package io.sealane.conformance.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.GuardPromise;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.GuardRig;
import io.sealane.store.Claim;
import io.sealane.store.GuardKey;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of an event and its duplicates, one is granted. */
public interface GrantsOnce extends GuardPromise {

  @Test
  @Case(id = "28")
  default void aCompletedEventIsKnown(GuardRig rig) {
    GuardKey key = rig.key();
    assertThat(rig.guard().complete(key, claim(rig, key).owner())).isTrue();
    assertThat(rig.guard().claim(key, rig.content("text"), rig.lease()))
        .isInstanceOf(Claim.Completed.class);
  }

  @Test
  @Case(id = "28")
  default void whileOneIsAtItTheOthersWait(GuardRig rig) {
    GuardKey key = rig.key();
    claim(rig, key);
    Claim second = rig.guard().claim(key, rig.content("text"), rig.lease());
    assertThat(second).isInstanceOf(Claim.InProgress.class);
    assertThat(((Claim.InProgress) second).remaining()).isPositive();
    assertThat(((Claim.InProgress) second).remaining()).isLessThanOrEqualTo(rig.lease());
  }

  @Test
  @Case(id = "28")
  default void ofManyAtOnceOneIsGranted(GuardRig rig) {
    for (int round = 0; round < 20; round++) {
      GuardKey key = rig.key();
      Queue<Claim> claims = new ConcurrentLinkedQueue<>();
      List<CompletableFuture<Void>> all =
          IntStream.range(0, 6)
              .mapToObj(
                  i ->
                      CompletableFuture.runAsync(
                          () ->
                              claims.add(rig.guard().claim(key, rig.content("text"), rig.lease())),
                          rig.time().executor()))
              .toList();
      rig.time()
          .until(
              "all have asked",
              () -> all.stream().allMatch(CompletableFuture::isDone),
              rig.lease());
      assertThat(claims).filteredOn(Claim.Granted.class::isInstance).hasSize(1);
      assertThat(claims).filteredOn(Claim.InProgress.class::isInstance).hasSize(5);
    }
  }

  @Test
  @Case(id = "28")
  default void subscriptionsAndEventsAreForThemselves(GuardRig rig) {
    GuardKey key = rig.key();
    claim(rig, key);
    claim(rig, new GuardKey("another", key.eventId()));
    claim(rig, rig.key());
  }

  @Test
  @Case(id = "28")
  default void theSameIdWithOtherContentIsAConflict(GuardRig rig) {
    GuardKey key = rig.key();
    Claim.Granted granted = claim(rig, key);
    assertThat(rig.guard().claim(key, rig.content("other"), rig.lease()))
        .isInstanceOf(Claim.Conflict.class);
    rig.guard().complete(key, granted.owner());
    assertThat(rig.guard().claim(key, rig.content("other"), rig.lease()))
        .isInstanceOf(Claim.Conflict.class);
  }

  @Test
  @Case(id = "24")
  default void aReleasedEventIsGrantedAgain(GuardRig rig) {
    GuardKey key = rig.key();
    rig.guard().release(key, claim(rig, key).owner());
    assertThat(rig.guard().complete(key, claim(rig, key).owner())).isTrue();
  }

  /** Claims what nobody has. */
  private static Claim.Granted claim(GuardRig rig, GuardKey key) {
    Claim claim = rig.guard().claim(key, rig.content("text"), rig.lease());
    assertThat(claim).isInstanceOf(Claim.Granted.class);
    return (Claim.Granted) claim;
  }
}
