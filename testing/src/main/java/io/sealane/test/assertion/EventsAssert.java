package io.sealane.test.assertion;

import io.sealane.event.DomainEvent;
import io.sealane.event.EventMetadata;
import io.sealane.test.record.Occurrence;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.assertj.core.api.Assertions;

/**
 * Narrows down what happened. Each method asserts at once: with each restriction there is still
 * something left that happened, and where a count was said, exactly as many. So {@code
 * once().by("delivery")} means once at all, and that by delivery; {@code by("delivery").once()}
 * lets others do it too.
 *
 * @param <S> the type of the assertion itself
 * @param <E> the type of the events
 */
public abstract sealed class EventsAssert<S extends EventsAssert<S, E>, E extends DomainEvent>
    permits PublicationsAssert, DeliveriesAssert {

  private final RecordingAssert whole;
  private final Claim<E> claim;

  EventsAssert(RecordingAssert whole, Claim<E> claim) {
    this.whole = whole;
    this.claim = claim;
  }

  abstract S with(RecordingAssert whole, Claim<E> claim);

  /** Exactly one time. */
  public S once() {
    return times(1);
  }

  /**
   * Exactly as many times.
   *
   * @param count 1 or more; for none at all see {@link RecordingAssert#never}
   */
  public S times(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("what happens " + count + " times, never() happens");
    }
    return with(whole, claim.times(count)).checked();
  }

  /** To an event that satisfies these requirements; others are left out from here on. */
  public S satisfying(Consumer<? super E> requirements) {
    Class<E> type = claim.type();
    return satisfying(
        "satisfying the requirements",
        new Complaints<E>(
            one -> one.event() == null ? null : type.cast(one.event()), requirements));
  }

  /** To an event whose metadata satisfies these requirements; others are left out. */
  public S withMetadata(Consumer<EventMetadata> requirements) {
    return satisfying(
        "with such metadata", new Complaints<EventMetadata>(Occurrence::metadata, requirements));
  }

  /** To exactly these events, in this order. */
  public S exactly(DomainEvent... events) {
    if (!claim.events().equals(List.of(events))) {
      whole.fail(difference("exactly these in this order", List.of(events)));
    }
    return with(whole, claim);
  }

  /** To exactly these events, in any order. */
  public S exactlyInAnyOrder(DomainEvent... events) {
    try {
      Assertions.<DomainEvent>assertThat(List.copyOf(claim.events()))
          .containsExactlyInAnyOrder(events);
    } catch (AssertionError e) {
      whole.fail(difference("exactly these in any order", List.of(events)));
    }
    return with(whole, claim);
  }

  /** The events that are left, in the order in which it happened, for any other assertion. */
  public List<E> events() {
    return claim.events();
  }

  /** Back to everything that happened, for the next assertion. */
  public RecordingAssert and() {
    return whole;
  }

  private S satisfying(String words, Complaints<?> complaints) {
    Claim<E> narrowed = claim.where(words, complaints::isSatisfied);
    if (!narrowed.holds()) {
      whole.fail(narrowed.contradiction() + complaints);
    }
    return with(whole, narrowed);
  }

  S where(String words, Predicate<Occurrence> fits) {
    return with(whole, claim.where(words, fits)).checked();
  }

  /** This, if what is claimed holds. */
  @SuppressWarnings("unchecked")
  S checked() {
    if (!claim.holds()) {
      whole.fail(claim.contradiction());
    }
    return (S) this;
  }

  private String difference(String how, List<DomainEvent> expected) {
    String start = "Expected " + claim.type().getSimpleName() + " to " + claim.kind().infinitive();
    return start
        + (claim.restrictions() + " for " + how + ":" + listed(expected))
        + ("\nbut it was for:" + listed(claim.events()));
  }

  private static String listed(List<? extends DomainEvent> events) {
    StringBuilder lines = new StringBuilder();
    events.forEach(event -> lines.append("\n  - ").append(event));
    return events.isEmpty() ? "\n  - none" : lines.toString();
  }
}
