package io.sealane.transport.deadletter;

import java.time.Instant;
import java.util.Set;

/**
 * Which dead letters: those that everything said here is true of.
 *
 * @param ids their ids ({@link DeadLetter#id()}); empty for any
 * @param types their type tags; empty for any, letters without one included
 * @param from those that died then or later
 * @param before those that died earlier
 * @param max the most letters, 1 or more
 */
public record Selection(Set<String> ids, Set<String> types, Instant from, Instant before, int max) {

  private static final Selection ALL =
      new Selection(Set.of(), Set.of(), Instant.MIN, Instant.MAX, Integer.MAX_VALUE);

  /** Copies the sets. */
  public Selection {
    ids = Set.copyOf(ids);
    types = Set.copyOf(types);
    if (max < 1) {
      throw new IllegalArgumentException("a selection of at most " + max + " letters is empty");
    }
  }

  /** Every letter. */
  public static Selection all() {
    return ALL;
  }

  /** The oldest letters, at most as many. */
  public static Selection first(int max) {
    return ALL.atMost(max);
  }

  /** The letters of these ids. */
  public static Selection ids(String... ids) {
    return new Selection(Set.of(ids), ALL.types, ALL.from, ALL.before, ALL.max);
  }

  /** The letters of events of these type tags. */
  public static Selection types(String... types) {
    return new Selection(ALL.ids, Set.of(types), ALL.from, ALL.before, ALL.max);
  }

  /** Of these, those that died then or later. */
  public Selection from(Instant time) {
    return new Selection(ids, types, time, before, max);
  }

  /** Of these, those that died earlier. */
  public Selection before(Instant time) {
    return new Selection(ids, types, from, time, max);
  }

  /** Of these, the oldest, at most as many. */
  public Selection atMost(int letters) {
    return new Selection(ids, types, from, before, letters);
  }

  /** Whether that letter is meant, leaving aside how many are. */
  public boolean includes(DeadLetter letter) {
    Instant died = letter.cause().deadAt();
    return (ids.isEmpty() || ids.contains(letter.id()))
        && (types.isEmpty() || (letter.type() != null && types.contains(letter.type())))
        && !died.isBefore(from)
        && died.isBefore(before);
  }
}
