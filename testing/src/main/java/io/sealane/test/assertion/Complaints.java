package io.sealane.test.assertion;

import io.sealane.test.record.Occurrence;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Why something does not satisfy what is required of it. */
final class Complaints<T> {

  private final Function<Occurrence, @Nullable T> part;
  private final Consumer<? super T> requirements;
  private final Set<String> complaints = new LinkedHashSet<>();

  /**
   * None yet.
   *
   * @param part what the requirements are about, or null where that is not known
   */
  Complaints(Function<Occurrence, @Nullable T> part, Consumer<? super T> requirements) {
    this.part = part;
    this.requirements = requirements;
  }

  boolean isSatisfied(Occurrence occurrence) {
    T subject = part.apply(occurrence);
    if (subject == null) {
      complaints.add(occurrence.label() + ": the event itself is not known here");
      return false;
    }
    try {
      requirements.accept(subject);
      return true;
    } catch (AssertionError e) {
      String reason = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
      complaints.add(occurrence.label() + ": " + reason);
      return false;
    }
  }

  /** A line for each, after a heading, all with a line break before them. */
  @Override
  public String toString() {
    return complaints.isEmpty() ? "" : "\nUnsatisfied:\n  - " + String.join("\n  - ", complaints);
  }
}
