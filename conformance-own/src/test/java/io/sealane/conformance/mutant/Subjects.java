package io.sealane.conformance.mutant;

import io.sealane.SealaneBuilder;
import io.sealane.codec.Codec;
import io.sealane.codec.EventCatalog;
import io.sealane.conformance.codec.ReadsStrictly;
import io.sealane.conformance.codec.ReadsWhatItWrote;
import io.sealane.conformance.fixture.CodecFixture;
import io.sealane.conformance.fixture.GuardFixture;
import io.sealane.conformance.fixture.TransportFixture;
import io.sealane.conformance.guard.FencesByLease;
import io.sealane.conformance.guard.GrantsOnce;
import io.sealane.conformance.kit.TransportKit;
import io.sealane.conformance.own.InMemoryFixture;
import io.sealane.conformance.own.InMemoryGuardFixture;
import io.sealane.conformance.own.JsonCodecFixture;
import io.sealane.store.LeasedGuard;
import io.sealane.time.Scheduler;
import io.sealane.transport.Transport;

/** The whole kit, on what the current mutant makes of good parts. Run by {@link Trial} only. */
final class Subjects {

  /** What is wrong at the moment; one trial at a time. */
  static volatile Mutant.Change current = Mutant.NONE;

  private Subjects() {}

  static final class OnTransport implements TransportKit {
    @Override
    public TransportFixture fixture() {
      return new Fixture(current);
    }
  }

  static final class OnGuard implements FencesByLease, GrantsOnce {
    @Override
    public GuardFixture fixture() {
      Mutant.Change change = current;
      return new InMemoryGuardFixture() {
        @Override
        public LeasedGuard guard(Scheduler scheduler) {
          return change.guard(super.guard(scheduler));
        }
      };
    }
  }

  static final class OnCodec implements ReadsStrictly, ReadsWhatItWrote {
    @Override
    public CodecFixture fixture() {
      Mutant.Change change = current;
      return new JsonCodecFixture() {
        @Override
        public Codec codec(EventCatalog... catalogs) {
          return change.codec(super.codec(catalogs));
        }
      };
    }
  }

  private static final class Fixture extends InMemoryFixture {
    private final Mutant.Change change;
    private Scheduler scheduler = Scheduler.system();

    Fixture(Mutant.Change change) {
      this.change = change;
    }

    @Override
    public Transport transport(Scheduler scheduler) {
      this.scheduler = scheduler;
      return change.adapter(super.transport(scheduler), scheduler);
    }

    @Override
    public SealaneBuilder assemble(Transport transport) {
      return super.assemble(change.pipeline(transport, scheduler));
    }

    @Override
    public LeasedGuard guard(Scheduler scheduler) {
      return change.guard(super.guard(scheduler));
    }

    @Override
    public Codec codec(EventCatalog... catalogs) {
      return change.codec(super.codec(catalogs));
    }
  }
}
