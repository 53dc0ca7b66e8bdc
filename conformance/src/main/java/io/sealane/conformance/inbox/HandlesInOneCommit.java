package io.sealane.conformance.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.conformance.InboxPromise;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.InboxRig;
import io.sealane.error.GuardUnavailableException;
import io.sealane.store.GuardKey;
import io.sealane.store.TransactionalGuard.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A handler's effect and the mark of its event are there together, or not at all. */
public interface HandlesInOneCommit extends InboxPromise {

  @Test
  @Case(id = "28")
  default void anEventThatWasHandledIsKnown(InboxRig rig) {
    GuardKey key = rig.key();
    assertThat(rig.handle(key, "text", rig.effect("one"))).isEqualTo(Verdict.HANDLED);
    assertThat(rig.handle(key, "text", rig.effect("again"))).isEqualTo(Verdict.DUPLICATE);
    assertThat(rig.effects()).containsExactly("one");
  }

  @Test
  @Case(id = "29")
  default void nothingIsThereBeforeTheCommit(InboxRig rig) {
    rig.handle(
        rig.key(),
        "text",
        () -> {
          rig.effect("one").run();
          assertThat(rig.effects()).as("seen from outside").isEmpty();
        });
    assertThat(rig.effects()).containsExactly("one");
  }

  @Test
  @Case(id = "29")
  default void aCommitThatIsLostLeavesNeitherEffectNorMark(InboxRig rig) {
    GuardKey key = rig.key();
    rig.loseNextCommit();
    assertThatThrownBy(() -> rig.handleOnce(key, "text", rig.effect("lost")))
        .isInstanceOf(GuardUnavailableException.class);
    assertThat(rig.effects()).isEmpty();
    assertThat(rig.handle(key, "text", rig.effect("one"))).isEqualTo(Verdict.HANDLED);
    assertThat(rig.effects()).containsExactly("one");
  }

  @Test
  @Case(id = "24")
  default void aHandlerThatThrowsLeavesNeitherEffectNorMark(InboxRig rig) {
    GuardKey key = rig.key();
    IOException failure = new IOException("provoked");
    assertThatThrownBy(
            () ->
                rig.handleOnce(
                    key,
                    "text",
                    () -> {
                      rig.effect("rolled back").run();
                      throw failure;
                    }))
        .isSameAs(failure);
    assertThat(rig.effects()).isEmpty();
    assertThat(rig.handle(key, "text", rig.effect("one"))).isEqualTo(Verdict.HANDLED);
  }

  @Test
  @Case(id = "28")
  default void ofManyAtOnceOneHasItsEffect(InboxRig rig) {
    for (int round = 0; round < 10; round++) {
      GuardKey key = rig.key();
      String effect = "effect " + round;
      List<CompletableFuture<Verdict>> all =
          IntStream.range(0, 4)
              .mapToObj(i -> rig.handleApart(key, "text", rig.effect(effect)))
              .toList();
      assertThat(all.stream().map(CompletableFuture::join))
          .containsOnlyOnce(Verdict.HANDLED)
          .containsOnly(Verdict.HANDLED, Verdict.DUPLICATE);
      assertThat(rig.effects()).containsOnlyOnce(effect);
    }
  }

  /** Whoever says duplicate too early has the broker forget what is rolled back afterwards. */
  @Test
  @Case(id = "28")
  default void aDuplicateIsNoneBeforeTheFirstIsCommitted(InboxRig rig) {
    GuardKey key = rig.key();
    CompletableFuture<Void> mayFail = new CompletableFuture<>();
    AtomicBoolean runs = new AtomicBoolean();
    CompletableFuture<Verdict> first =
        rig.handleApart(
            key,
            "text",
            () -> {
              runs.set(true);
              mayFail.join();
              throw new IllegalStateException("provoked");
            });
    rig.until("the first runs", runs::get);
    CompletableFuture<Verdict> second = rig.handleApart(key, "text", rig.effect("one"));
    rig.letHasten(second);
    mayFail.complete(null);
    assertThatThrownBy(first::join).hasRootCauseMessage("provoked");
    assertThat(second.join()).isEqualTo(Verdict.HANDLED);
    assertThat(rig.effects()).containsExactly("one");
  }

  @Test
  @Case(id = "28")
  default void theSameIdWithOtherContentIsAConflict(InboxRig rig) {
    GuardKey key = rig.key();
    rig.handle(key, "text", rig.effect("one"));
    assertThat(rig.handle(key, "other", rig.effect("two"))).isEqualTo(Verdict.CONFLICT);
    assertThat(rig.effects()).containsExactly("one");
  }

  @Test
  @Case(id = "28")
  default void subscriptionsAndEventsAreForThemselves(InboxRig rig) {
    GuardKey key = rig.key();
    GuardKey elsewhere = new GuardKey("another", key.eventId());
    for (GuardKey each : List.of(key, elsewhere, rig.key())) {
      assertThat(rig.handle(each, "text", rig.effect("e"))).isEqualTo(Verdict.HANDLED);
    }
    assertThat(rig.effects()).containsExactly("e", "e", "e");
  }
}
