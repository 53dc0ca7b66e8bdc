package io.sealane.conformance.mutant;

import static io.sealane.conformance.mutant.Mutant.guard;

import io.sealane.conformance.consuming.HandlesOnceGuarded;
import io.sealane.conformance.guard.FencesByLease;
import io.sealane.conformance.guard.GrantsOnce;
import io.sealane.store.Claim;
import io.sealane.store.Fingerprint;
import io.sealane.store.GuardKey;
import io.sealane.store.LeasedGuard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Wrong guards. */
final class GuardMutants {

  private static final Duration LONG = Duration.ofDays(365);

  private GuardMutants() {}

  /** Does what the good one does, unless it is overridden. */
  private static class Wrong implements LeasedGuard {
    final LeasedGuard good;

    Wrong(LeasedGuard good) {
      this.good = good;
    }

    @Override
    public Claim claim(GuardKey key, Fingerprint content, Duration lease) {
      return good.claim(key, content, lease);
    }

    @Override
    public boolean renew(GuardKey key, String owner, Duration lease) {
      return good.renew(key, owner, lease);
    }

    @Override
    public boolean complete(GuardKey key, String owner) {
      return good.complete(key, owner);
    }

    @Override
    public void release(GuardKey key, String owner) {
      good.release(key, owner);
    }
  }

  static List<Mutant> all() {
    return List.of(
        guard("grants everybody", GrantsOnce.class, "28", GuardMutants::generous),
        guard(
            "looks first and claims then", HandlesOnceGuarded.class, "28", GuardMutants::generous),
        guard(
            "says completed while somebody is at it",
            GrantsOnce.class,
            "28",
            claiming(claim -> claim instanceof Claim.InProgress ? new Claim.Completed() : claim)),
        guard(
            "a duplicate in progress is acknowledged",
            HandlesOnceGuarded.class,
            "28",
            claiming(claim -> claim instanceof Claim.InProgress ? new Claim.Completed() : claim)),
        guard(
            "knows events by their id only",
            GrantsOnce.class,
            "28",
            good ->
                new Wrong(good) {
                  @Override
                  public Claim claim(GuardKey key, Fingerprint content, Duration lease) {
                    return good.claim(new GuardKey("", key.eventId()), content, lease);
                  }
                }),
        guard(
            "does not look at the content",
            GrantsOnce.class,
            "28",
            good ->
                new Wrong(good) {
                  @Override
                  public Claim claim(GuardKey key, Fingerprint content, Duration lease) {
                    return good.claim(key, new Fingerprint(0, 0), lease);
                  }
                }),
        guard(
            "releases nothing",
            GrantsOnce.class,
            "24",
            good ->
                new Wrong(good) {
                  @Override
                  public void release(GuardKey key, String owner) {}
                }),
        guard(
            "keeps a claim for ever",
            FencesByLease.class,
            "30",
            good ->
                new Wrong(good) {
                  @Override
                  public Claim claim(GuardKey key, Fingerprint content, Duration lease) {
                    return good.claim(key, content, LONG);
                  }
                }),
        guard("renews nothing but says so", FencesByLease.class, "30", GuardMutants::lazy),
        guard("a slow holder is not renewed", HandlesOnceGuarded.class, "30", GuardMutants::lazy),
        guard("completes whoever asks", FencesByLease.class, "30", GuardMutants::unfenced),
        guard(
            "forgets what was completed",
            FencesByLease.class,
            "29",
            good ->
                new Wrong(good) {
                  @Override
                  public boolean complete(GuardKey key, String owner) {
                    return good.renew(key, owner, Duration.ofSeconds(60));
                  }
                }),
        guard(
            "remembers nothing across instances",
            HandlesOnceGuarded.class,
            "29",
            good ->
                new Wrong(good) {
                  @Override
                  public boolean complete(GuardKey key, String owner) {
                    good.release(key, owner);
                    return true;
                  }
                }));
  }

  private static java.util.function.UnaryOperator<LeasedGuard> claiming(
      Function<Claim, Claim> change) {
    return good ->
        new Wrong(good) {
          @Override
          public Claim claim(GuardKey key, Fingerprint content, Duration lease) {
            return change.apply(good.claim(key, content, lease));
          }
        };
  }

  private static LeasedGuard generous(LeasedGuard good) {
    return new Wrong(good) {
      @Override
      public Claim claim(GuardKey key, Fingerprint content, Duration lease) {
        Claim claim = good.claim(key, content, lease);
        return claim instanceof Claim.InProgress ? new Claim.Granted("another") : claim;
      }

      @Override
      public boolean complete(GuardKey key, String owner) {
        return good.complete(key, owner) || owner.equals("another");
      }
    };
  }

  private static LeasedGuard lazy(LeasedGuard good) {
    return new Wrong(good) {
      @Override
      public boolean renew(GuardKey key, String owner, Duration lease) {
        return true;
      }
    };
  }

  private static LeasedGuard unfenced(LeasedGuard good) {
    Map<GuardKey, String> owners = new ConcurrentHashMap<>();
    return new Wrong(good) {
      @Override
      public Claim claim(GuardKey key, Fingerprint content, Duration lease) {
        Claim claim = good.claim(key, content, lease);
        if (claim instanceof Claim.Granted granted) {
          owners.put(key, granted.owner());
        }
        return claim;
      }

      @Override
      public boolean complete(GuardKey key, String owner) {
        return good.complete(key, owners.get(key));
      }
    };
  }
}
