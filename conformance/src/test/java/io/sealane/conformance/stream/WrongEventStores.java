package io.sealane.conformance.stream;

import io.sealane.conformance.stream.MemoryEvents.Transaction;
import io.sealane.event.Envelope;
import io.sealane.store.stream.EventStore;
import io.sealane.store.stream.ExpectedVersion;
import io.sealane.store.stream.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/** Deliberately wrong event stores, each with the case that is about its mistake. */
enum WrongEventStores {
  LOOKS_AT_NO_VERSION("O10", MemoryEvents::new, AppendsAlways::new),
  TAKES_ANY_VERSION_BUT_A_LESSER_ONE("O10", MemoryEvents::new, AppendsAhead::new),
  WRITES_WHAT_IS_NOT_THERE_YET("O10", MemoryEvents::new, AppendsInPart::new),
  LOOKS_FIRST_AND_WAITS_THEN("O10", MemoryEvents::new, LooksFirst::new),
  COMMITS_WHAT_IS_ROLLED_BACK("O10", CommitsAlways::new, MemoryEventStore::new),
  KNOWS_NO_IDS("O7", MemoryEvents::new, KnowsNoIds::new),
  READS_WHAT_IS_COMMITTED("O11", MemoryEvents::new, ReadsCommitted::new),
  READS_WHAT_IS_NOT_COMMITTED("O11", MemoryEvents::new, ReadsUncommitted::new),
  NEVER_ENDS_A_ROLLBACK("O11", NeverEnds::new, MemoryEventStore::new),
  FORGETS_THE_FIRST_OF_A_FULL_PAGE("O11", MemoryEvents::new, ShortPages::new);

  final String id;
  final Supplier<MemoryEvents> events;
  final Function<MemoryEvents, EventStore> store;

  WrongEventStores(
      String id, Supplier<MemoryEvents> events, Function<MemoryEvents, EventStore> store) {
    this.id = id;
    this.events = events;
    this.store = store;
  }

  private static class AppendsAlways extends MemoryEventStore {
    AppendsAlways(MemoryEvents events) {
      super(events);
    }

    @Override
    List<StoredEvent> append(
        Transaction transaction, String stream, ExpectedVersion expected, List<Envelope<?>> added) {
      return super.append(transaction, stream, ExpectedVersion.ANY, added);
    }
  }

  private static class AppendsAhead extends MemoryEventStore {
    AppendsAhead(MemoryEvents events) {
      super(events);
    }

    @Override
    List<StoredEvent> append(
        Transaction transaction, String stream, ExpectedVersion expected, List<Envelope<?>> added) {
      boolean ahead = expected.version() > events.stream(stream).size();
      return super.append(transaction, stream, ahead ? ExpectedVersion.ANY : expected, added);
    }
  }

  /** As an insert that ignores duplicates. */
  private static class AppendsInPart extends MemoryEventStore {
    AppendsInPart(MemoryEvents events) {
      super(events);
    }

    @Override
    List<StoredEvent> repeated(
        List<StoredEvent> there,
        String stream,
        ExpectedVersion expected,
        List<Envelope<?>> envelopes) {
      int missing = (int) (expected.version() + envelopes.size() - there.size());
      if (missing > 0 && missing < envelopes.size()) {
        List<Envelope<?>> rest = envelopes.subList(envelopes.size() - missing, envelopes.size());
        events.within(tx -> super.append(tx, stream, ExpectedVersion.ANY, rest));
      }
      return super.repeated(there, stream, expected, envelopes);
    }
  }

  private static class LooksFirst extends MemoryEventStore {
    LooksFirst(MemoryEvents events) {
      super(events);
    }

    @Override
    List<StoredEvent> append(
        Transaction transaction, String stream, ExpectedVersion expected, List<Envelope<?>> added) {
      boolean right = expected.version() == events.stream(stream).size();
      LockSupport.parkNanos(1_000_000); // for others to look as well
      return super.append(transaction, stream, right ? ExpectedVersion.ANY : expected, added);
    }
  }

  private static class CommitsAlways extends MemoryEvents {
    @Override
    synchronized void end(Transaction transaction, boolean committing) {
      super.end(transaction, true);
    }
  }

  private static class KnowsNoIds extends MemoryEventStore {
    KnowsNoIds(MemoryEvents events) {
      super(events);
    }

    @Override
    List<StoredEvent> repeated(
        List<StoredEvent> there,
        String stream,
        ExpectedVersion expected,
        List<Envelope<?>> envelopes) {
      return super.repeated(List.of(), stream, expected, envelopes);
    }
  }

  private static class ReadsCommitted extends MemoryEventStore {
    ReadsCommitted(MemoryEvents events) {
      super(events);
    }

    @Override
    public List<StoredEvent> readAll(long after, int max) {
      return events.all(after, Long.MAX_VALUE, max);
    }
  }

  private static class ReadsUncommitted extends MemoryEventStore {
    ReadsUncommitted(MemoryEvents events) {
      super(events);
    }

    @Override
    public List<StoredEvent> readAll(long after, int max) {
      synchronized (events) {
        List<StoredEvent> all = new ArrayList<>(events.committed);
        events.open.forEach(transaction -> all.addAll(transaction.events));
        return all.stream()
            .filter(event -> event.position() > after)
            .sorted((a, b) -> Long.compare(a.position(), b.position()))
            .limit(max)
            .toList();
      }
    }
  }

  private static class NeverEnds extends MemoryEvents {
    @Override
    synchronized void end(Transaction transaction, boolean committing) {
      super.end(transaction, committing);
      if (!committing) {
        open.add(transaction);
      }
    }
  }

  private static class ShortPages extends MemoryEventStore {
    ShortPages(MemoryEvents events) {
      super(events);
    }

    @Override
    public List<StoredEvent> readAll(long after, int max) {
      List<StoredEvent> page = super.readAll(after, max);
      return page.size() < max || max == 1 ? page : List.copyOf(page.subList(1, page.size()));
    }
  }
}
