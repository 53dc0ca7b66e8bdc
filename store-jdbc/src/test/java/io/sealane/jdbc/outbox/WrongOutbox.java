package io.sealane.jdbc.outbox;

import io.sealane.store.outbox.Appended;
import io.sealane.store.outbox.Outbox;
import io.sealane.store.outbox.OutboxBacklog;
import io.sealane.store.outbox.Relay;
import io.sealane.store.outbox.RelaySettings;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** A good outbox with one mistake in it. */
record WrongOutbox(
    Outbox good,
    BiFunction<Outbox, List<Outbox.Entry>, Appended> appending,
    UnaryOperator<RelaySettings> relaying)
    implements Outbox {

  static Outbox appending(Outbox good, BiFunction<Outbox, List<Entry>, Appended> wrong) {
    return new WrongOutbox(good, wrong, settings -> settings);
  }

  static Outbox relaying(Outbox good, UnaryOperator<RelaySettings> wrong) {
    return new WrongOutbox(good, Outbox::append, wrong);
  }

  @Override
  public List<String> problems() {
    return good.problems();
  }

  @Override
  public Appended append(List<Entry> entries) {
    return appending.apply(good, entries);
  }

  @Override
  public Relay relay(RelaySettings settings) {
    return good.relay(relaying.apply(settings));
  }

  @Override
  public OutboxBacklog backlog() {
    return good.backlog();
  }

  @Override
  public boolean discard(String topic, String eventId) {
    return good.discard(topic, eventId);
  }
}
