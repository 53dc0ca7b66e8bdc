package io.sealane.simulation.oracle;

import io.sealane.simulation.oracle.Fate.Excuse;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.world.GuardKind;
import io.sealane.store.GuardKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Watches the guards at work. */
public final class GuardWatch {

  private record Holder(GuardKey key, SimProcess process) {}

  /** What the store has granted, as long as it is not completed, released or overrun. */
  static final class Claimed {
    final String owner;
    long until;

    /** It was renewed so late that its owner may have given it up. */
    boolean lapsed;

    Claimed(String owner, long until) {
      this.owner = owner;
      this.until = until;
    }
  }

  /** By so much an owner may think that its claim ends earlier than it does. */
  private static final long SLACK = 3_000_000_000L;

  private final History history;
  private final Map<Holder, Claimed> claims = new HashMap<>();

  /** To whom the store granted the event last, whether or not that claim is over. */
  private final Map<GuardKey, String> owners = new HashMap<>();

  private final Set<Holder> transactions = new HashSet<>();

  GuardWatch(History history) {
    this.history = history;
  }

  /** A claim was granted or renewed. */
  public void claimed(GuardKey key, SimProcess process, String owner, long until) {
    Claimed claim = claims.get(new Holder(key, process));
    if (claim == null || !claim.owner.equals(owner)) {
      claim = new Claimed(owner, until);
      claims.put(new Holder(key, process), claim);
      owners.put(key, owner);
    } else {
      checkOwner(key, process, owner);
    }
    claim.lapsed |= isNearItsEnd(claim);
    claim.until = until;
  }

  /** Whether the owner may think that the claim is over. */
  boolean isNearItsEnd(Claimed claim) {
    return claim.until - SLACK <= history.now();
  }

  /** A claim is marked as done, or was not the owner's any more. */
  public void completed(GuardKey key, SimProcess process, String owner, boolean ours) {
    Fate fate = fate(key);
    remove(key, process, owner);
    if (ours) {
      checkOwner(key, process, owner);
      fate.marked = true;
    } else {
      fate.excuses.add(Excuse.OVERRUN);
    }
  }

  /** Whoever was overtaken by another claim may neither renew its own nor complete it. */
  private void checkOwner(GuardKey key, SimProcess process, String owner) {
    if (!owner.equals(owners.get(key))) {
      history.violations.add("not the owner", process + " had lost its claim of " + key);
    }
  }

  /** A claim was given up. */
  public void released(GuardKey key, SimProcess process, String owner) {
    remove(key, process, owner);
  }

  private void remove(GuardKey key, SimProcess process, String owner) {
    Claimed claim = claims.get(new Holder(key, process));
    if (claim != null && claim.owner.equals(owner)) {
      claims.remove(new Holder(key, process));
    }
  }

  /** The store did not answer, or its answer was lost. */
  public void trouble(GuardKey key) {
    fate(key).excuses.add(Excuse.GUARD_TROUBLE);
  }

  /** A process died in the middle of a call. */
  public void crashed(GuardKey key) {
    fate(key).excuses.add(Excuse.CRASH);
  }

  /** A process is, or is no longer, in a transaction that will hold mark and effect. */
  public void transaction(GuardKey key, SimProcess process, boolean open) {
    if (open) {
      transactions.add(new Holder(key, process));
    } else {
      transactions.remove(new Holder(key, process));
    }
  }

  /** Whether what the handler does becomes an effect by its return, and not by a commit. */
  boolean isEffective(Attempt attempt) {
    boolean ofCommit = attempt.fate.subscription.guard() == GuardKind.TRANSACTIONAL;
    return !ofCommit || !transactions.contains(new Holder(key(attempt), attempt.process));
  }

  /** An effect is there for good. */
  public void effect(GuardKey key) {
    fate(key).effects++;
  }

  private Fate fate(GuardKey key) {
    return history.fate(key.subscription(), key.eventId());
  }

  /** A handler may run only with a claim, and not after the mark. */
  void check(Attempt attempt) {
    Fate fate = attempt.fate;
    if (fate.subscription.guard() != GuardKind.LEASED || isOpen(fate)) {
      return;
    }
    if (fate.marked) {
      history.violations.add("again", attempt + " begins although it is marked as handled");
    }
    attempt.claim = claims.get(new Holder(key(attempt), attempt.process));
    if (attempt.claim == null) {
      history.violations.add("no claim", attempt + " begins without a claim");
    }
  }

  /** Whether it may be handled without the guard, as its subscription declares. */
  private static boolean isOpen(Fate fate) {
    return fate.subscription.failOpen() && fate.excuses.contains(Excuse.GUARD_TROUBLE);
  }

  /** Two handlers of one event run at once. */
  void overlap(Attempt attempt, Attempt other) {
    if (isOpen(attempt.fate)) {
      return;
    }
    Claimed claim = other.claim;
    boolean excused =
        other.context.isCancelled() || history.frozeSince(other.process, other.startedAt);
    if (!excused || (claim != null && claim.until > history.now())) {
      history.violations.add("two at once", attempt + " while " + other + " runs");
    }
  }

  private static GuardKey key(Attempt attempt) {
    return new GuardKey(attempt.fate.subscription.name(), attempt.fate.eventId);
  }
}
