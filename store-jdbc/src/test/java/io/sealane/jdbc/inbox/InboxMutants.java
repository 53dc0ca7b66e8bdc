package io.sealane.jdbc.inbox;

import io.sealane.conformance.inbox.HandlesInOneCommit;
import io.sealane.conformance.rig.InboxRig;
import io.sealane.error.GuardUnavailableException;
import io.sealane.store.Fingerprint;
import io.sealane.store.GuardKey;
import io.sealane.store.TransactionalGuard;
import io.sealane.store.TransactionalGuard.Verdict;
import io.sealane.store.TransactionalGuard.Work;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Deliberately wrong inboxes, each with the case that is about it. */
final class InboxMutants {

  private InboxMutants() {}

  /** One mistake. */
  record Mutant(
      String name,
      Function<JdbcInboxFixture, TransactionalGuard> wrong,
      BiConsumer<HandlesInOneCommit, InboxRig> trial) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Handles an event by way of a good inbox. */
  private interface Handling {
    Verdict handle(TransactionalGuard good, GuardKey key, Fingerprint content, Work work)
        throws Exception;
  }

  static List<Mutant> all() {
    return List.of(
        of(
            "28 knows nothing",
            (good, key, content, work) ->
                good.handle(
                    new GuardKey(key.subscription(), UUID.randomUUID().toString()), content, work),
            HandlesInOneCommit::anEventThatWasHandledIsKnown),
        of(
            "29 takes a commit that is lost for done",
            InboxMutants::trusting,
            HandlesInOneCommit::aCommitThatIsLostLeavesNeitherEffectNorMark),
        new Mutant(
            "29 has effects without a transaction",
            fixture -> (key, content, work) -> visible(fixture, key, content, work),
            HandlesInOneCommit::nothingIsThereBeforeTheCommit),
        of(
            "24 marks first and handles afterwards",
            InboxMutants::markingFirst,
            HandlesInOneCommit::aHandlerThatThrowsLeavesNeitherEffectNorMark),
        of(
            "24 swallows what the handler throws",
            (good, key, content, work) -> good.handle(key, content, () -> swallowing(work)),
            HandlesInOneCommit::aHandlerThatThrowsLeavesNeitherEffectNorMark),
        new Mutant(
            "28 handles first and marks afterwards",
            fixture ->
                (key, content, work) -> {
                  fixture.store().transactions().inNew(() -> done(work));
                  return fixture.inbox().handle(key, content, () -> {});
                },
            HandlesInOneCommit::ofManyAtOnceOneHasItsEffect),
        of(
            "28 says duplicate while somebody is at it",
            new Hasty()::handle,
            HandlesInOneCommit::aDuplicateIsNoneBeforeTheFirstIsCommitted),
        of(
            "28 does not look at the content",
            (good, key, content, work) -> good.handle(key, new Fingerprint(0, 0), work),
            HandlesInOneCommit::theSameIdWithOtherContentIsAConflict),
        of(
            "28 knows events by their id only",
            (good, key, content, work) ->
                good.handle(new GuardKey("all", key.eventId()), content, work),
            HandlesInOneCommit::subscriptionsAndEventsAreForThemselves));
  }

  private static Mutant of(
      String name, Handling handling, BiConsumer<HandlesInOneCommit, InboxRig> trial) {
    return new Mutant(
        name,
        fixture -> (key, content, work) -> handling.handle(fixture.inbox(), key, content, work),
        trial);
  }

  private static boolean done(Work work) throws Exception {
    work.run();
    return true;
  }

  /** As if the connection had auto-commit on. */
  private static Verdict visible(
      JdbcInboxFixture fixture, GuardKey key, Fingerprint content, Work work) throws Exception {
    return fixture
        .inbox()
        .handle(
            key,
            content,
            () -> {
              fixture.store().transactions().required().setAutoCommit(true);
              work.run();
            });
  }

  private static Verdict markingFirst(
      TransactionalGuard good, GuardKey key, Fingerprint content, Work work) throws Exception {
    Verdict verdict = good.handle(key, content, () -> {});
    if (verdict != Verdict.HANDLED) {
      return verdict;
    }
    return good.handle(new GuardKey("after", key.eventId()), content, work);
  }

  private static Verdict trusting(
      TransactionalGuard good, GuardKey key, Fingerprint content, Work work) throws Exception {
    try {
      return good.handle(key, content, work);
    } catch (GuardUnavailableException e) {
      return Verdict.HANDLED;
    }
  }

  private static void swallowing(Work work) {
    try {
      work.run();
    } catch (Exception e) {
      // The mistake.
    }
  }

  /** Remembers what is under way. */
  private static final class Hasty {
    private final Set<GuardKey> underWay = ConcurrentHashMap.newKeySet();

    Verdict handle(TransactionalGuard good, GuardKey key, Fingerprint content, Work work)
        throws Exception {
      if (!underWay.add(key)) {
        return Verdict.DUPLICATE;
      }
      try {
        return good.handle(key, content, work);
      } finally {
        underWay.remove(key);
      }
    }
  }
}
