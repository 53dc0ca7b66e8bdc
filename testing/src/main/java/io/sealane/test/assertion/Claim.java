package io.sealane.test.assertion;

import io.sealane.event.DomainEvent;
import io.sealane.test.record.Kind;
import io.sealane.test.record.Occurrence;
import io.sealane.test.record.Published;
import io.sealane.test.record.Recording;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is claimed to have happened.
 *
 * @param kind what
 * @param type to events of which type
 * @param all everything of that kind and type
 * @param found what of it fits all that was said since
 * @param times how often, or null for at least once
 * @param restrictions what was said since, in words
 */
record Claim<E extends DomainEvent>(
    Kind kind,
    Class<E> type,
    List<Occurrence> all,
    List<Occurrence> found,
    @Nullable Integer times,
    String restrictions) {

  static <E extends DomainEvent> Claim<E> of(Recording recording, Kind kind, Class<E> type) {
    List<Occurrence> all =
        recording.occurrences(kind).stream().filter(one -> one.isOf(type)).toList();
    return new Claim<>(kind, type, all, all, null, "");
  }

  Claim<E> times(int expected) {
    return new Claim<>(kind, type, all, found, expected, restrictions);
  }

  Claim<E> where(String words, Predicate<Occurrence> fits) {
    List<Occurrence> fitting = found.stream().filter(fits).toList();
    return new Claim<>(kind, type, all, fitting, times, restrictions + " " + words);
  }

  /** What is counted: an event that goes to several topics is published once. */
  List<Occurrence> counted() {
    return kind == Kind.PUBLISHED ? Published.distinct(found) : found;
  }

  List<E> events() {
    return counted().stream()
        .map(Occurrence::event)
        .filter(Objects::nonNull)
        .map(type::cast)
        .toList();
  }

  boolean holds() {
    int count = counted().size();
    return times == null ? count > 0 : count == times;
  }

  /** What was expected and what is the case instead. */
  String contradiction() {
    String often = times == null ? "" : " " + Words.times(times);
    return "Expected "
        + (type.getSimpleName() + " to " + kind.infinitive() + often + restrictions)
        + (",\nbut it " + instead());
  }

  private String instead() {
    if (all.isEmpty()) {
      return kind == Kind.FAILED ? "never did." : "never was.";
    }
    boolean near = !found.isEmpty() && times != null;
    List<Occurrence> shown = near ? counted() : all;
    String said = near ? restrictions : "";
    int count = near || kind != Kind.PUBLISHED ? shown.size() : Published.distinct(all).size();
    return kind.past() + " " + Words.times(count) + said + ":" + Words.lines(shown);
  }
}
