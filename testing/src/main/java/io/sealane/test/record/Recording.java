package io.sealane.test.record;

import io.sealane.event.DomainEvent;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import io.sealane.observe.history.EventHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An observer that forgets nothing, events included, so that a test can say what should have
 * happened. Works with any application and any transport: give it to {@code
 * SealaneBuilder.observe}, and then {@code assertThat(recording)}. Safe for use by many threads.
 */
public final class Recording implements Observer {

  private static final int EVENTS = 1_000_000;
  private static final int HALF_A_STORY = 150;

  private final EventHistory history = EventHistory.keeping(EVENTS);
  private final List<Signal> signals = new ArrayList<>();
  private final List<Instant> times = new ArrayList<>();

  private Recording() {}

  /** A recording in which nothing has happened yet. */
  public static Recording create() {
    return new Recording();
  }

  @Override
  public synchronized void on(Signal signal, Instant at) {
    signals.add(signal);
    times.add(at);
    history.on(signal, at);
  }

  /** Everything of one kind, in the order in which it was heard of. */
  public synchronized List<Occurrence> occurrences(Kind kind) {
    KnownEvents known = new KnownEvents(signals);
    List<Occurrence> found = new ArrayList<>();
    for (int i = 0; i < signals.size(); i++) {
      if (Kind.of(signals.get(i)) == kind) {
        found.add(known.occurrence(kind, signals.get(i), times.get(i)));
      }
    }
    return found;
  }

  /** The events of that type that were published, each once, in the order of publication. */
  public <E extends DomainEvent> List<E> published(Class<E> type) {
    return Published.distinct(occurrences(Kind.PUBLISHED)).stream()
        .map(Occurrence::event)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** What happened, by event. */
  public EventHistory history() {
    return history;
  }

  /** What happened, line by line. */
  public String timeline() {
    return Objects.toString(history.timeline());
  }

  /** What happened, for the end of a failure's text: of a long story its beginning and its end. */
  public String story() {
    List<String> lines = timeline().lines().toList();
    int left = lines.size() - 2 * HALF_A_STORY;
    if (left > 0) {
      List<String> shown = new ArrayList<>(lines.subList(0, HALF_A_STORY));
      shown.add("... " + left + " lines ...");
      shown.addAll(lines.subList(lines.size() - HALF_A_STORY, lines.size()));
      lines = shown;
    }
    return "Timeline:\n  " + String.join("\n  ", lines);
  }
}
