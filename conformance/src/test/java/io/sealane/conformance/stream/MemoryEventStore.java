package io.sealane.conformance.stream;

import io.sealane.codec.EventTypes;
import io.sealane.conformance.sample.ShopEvent;
import io.sealane.conformance.stream.MemoryEvents.Transaction;
import io.sealane.error.WrongExpectedVersionException;
import io.sealane.event.Envelope;
import io.sealane.event.Publication;
import io.sealane.event.UuidV7;
import io.sealane.publish.Stamper;
import io.sealane.store.stream.EventStore;
import io.sealane.store.stream.ExpectedVersion;
import io.sealane.store.stream.StoredEvent;
import io.sealane.time.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An event store that keeps its promises; mistakes override it. */
class MemoryEventStore implements EventStore {

  final MemoryEvents events;
  private final Stamper stamper =
      new Stamper(new UuidV7(Scheduler.system(), new Random()), Scheduler.system());

  MemoryEventStore(MemoryEvents events) {
    this.events = events;
  }

  @Override
  public List<StoredEvent> append(
      String stream, ExpectedVersion expected, List<Publication> publications) {
    EventTypes types = EventTypes.of(ShopEvent.CATALOG);
    List<Envelope<?>> envelopes = new ArrayList<>();
    for (Publication one : publications) {
      envelopes.add(
          new Envelope<>(one.event(), stamper.stamp(one, types.find(one.event().getClass()))));
    }
    return events.within(transaction -> append(transaction, stream, expected, envelopes));
  }

  List<StoredEvent> append(
      Transaction transaction,
      String stream,
      ExpectedVersion expected,
      List<Envelope<?>> envelopes) {
    events.own(stream, transaction);
    List<StoredEvent> there = events.stream(stream);
    if (!expected.isAny() && expected.version() != there.size()) {
      return repeated(there, stream, expected, envelopes);
    }
    List<StoredEvent> added = new ArrayList<>();
    for (Envelope<?> envelope : envelopes) {
      added.add(events.add(transaction, stream, there.size() + added.size() + 1L, envelope));
    }
    return added;
  }

  List<StoredEvent> repeated(
      List<StoredEvent> there,
      String stream,
      ExpectedVersion expected,
      List<Envelope<?>> envelopes) {
    List<StoredEvent> same =
        there.stream().skip(expected.version()).limit(envelopes.size()).toList();
    List<String> ids = same.stream().map(stored -> stored.envelope().metadata().id()).toList();
    if (ids.equals(envelopes.stream().map(envelope -> envelope.metadata().id()).toList())) {
      return same;
    }
    throw new WrongExpectedVersionException(stream, expected.version(), there.size());
  }

  @Override
  public List<StoredEvent> read(String stream, long after, int max) {
    return events.stream(stream).stream().skip(after).limit(max).toList();
  }

  @Override
  public List<StoredEvent> readAll(long after, int max) {
    return events.all(after, events.fence(), max);
  }
}
