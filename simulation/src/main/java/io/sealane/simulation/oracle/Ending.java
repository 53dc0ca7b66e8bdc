package io.sealane.simulation.oracle;

import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.world.GuardKind;
import io.sealane.simulation.world.Script;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetter.Reason;

/** What can be said only when all is over: nothing lost, effects once, dead letters with reason. */
final class Ending {

  private final History history;

  Ending(History history) {
    this.history = history;
  }

  void check() {
    for (Fate fate : history.fates()) {
      if (fate.arrival >= 0) {
        checkLoss(fate);
        checkEffects(fate);
        fate.letters.forEach(burial -> checkLetter(fate, burial));
      }
    }
  }

  private void checkLoss(Fate fate) {
    if (!fate.isDone()) {
      violation("lost", fate + " was neither handled nor buried: " + fate.attempts);
    }
    if (fate.skipped && !fate.unheard && !fate.mayExpire) {
      violation("skipped", fate + " was skipped without a reason");
    }
  }

  private void checkEffects(Fate fate) {
    GuardKind guard = fate.subscription.guard();
    if (fate.effects < 2 || fate.conflicted || guard == GuardKind.NONE) {
      return;
    }
    boolean exact = guard == GuardKind.TRANSACTIONAL && !fate.subscription.failOpen();
    if (exact || fate.excuses.isEmpty()) {
      violation("effects", fate + " has " + fate.effects + " effects; " + fate.excuses);
    }
  }

  private void checkLetter(Fate fate, Fate.Burial burial) {
    DeadLetter letter = burial.letter();
    Reason reason = letter.cause().reason();
    boolean fits =
        switch (reason) {
          case EXHAUSTED -> fate.failures() > 0;
          case NOT_RETRYABLE, REJECTED -> fate.injected == null && !fate.attempts.isEmpty();
          case UNDECODABLE -> fate.injected == FaultKind.UNDECODABLE;
          case UNKNOWN_TYPE -> fate.injected == FaultKind.UNKNOWN_TYPE;
          case EXPIRED -> fate.mayExpire;
          case CONFLICT -> fate.conflicted;
          case BROKER -> mayCrashLoop(fate);
        };
    if (!fits) {
      violation("letter", letter + " has no such reason; " + fate.attempts);
    }
    if (fate.injected != null && !fate.attempts.isEmpty()) {
      violation("letter", letter + " used up attempts: " + fate.attempts);
    }
    if (reason == Reason.EXHAUSTED && burial.clean() && burial == fate.letters.get(0)) {
      checkAttempts(fate, burial);
    }
  }

  /** A message may come too often where that is soon reached, and nowhere else. */
  private boolean mayCrashLoop(Fate fate) {
    int max = history.world.broker().maxReceives();
    return max < 100 && fate.receives >= max;
  }

  private void checkAttempts(Fate fate, Fate.Burial burial) {
    if (fate.letterFailed) {
      return; // perhaps after this one was kept: the failure was on its way
    }
    boolean skips = fate.subscription.headOfLine() == io.sealane.consume.HeadOfLine.SKIP;
    int expected =
        skips ? fate.subscription.retry().immediate() + 1 : fate.subscription.retry().attempts();
    DeadLetter letter = burial.letter();
    if (burial.failures() != expected || letter.cause().attempts() != expected) {
      violation(
          "attempts",
          letter
              + (" after " + burial.failures() + " failures, said " + letter.cause().attempts())
              + (", policy " + expected + ", " + script(fate)));
    }
  }

  private static Script script(Fate fate) {
    return fate.eventId.matches("e\\d+")
        ? fate.subscription.script(Integer.parseInt(fate.eventId.substring(1)))
        : Script.INSTANT;
  }

  private void violation(String kind, String what) {
    history.violations.add(kind, what);
  }
}
