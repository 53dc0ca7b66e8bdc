package io.sealane.benchmarks.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command asks of a table.
 *
 * @param mode full; quick, which shows that everything runs and is not to be quoted; or counts,
 *     only what is counted and therefore the same on a busy machine
 * @param anyLoad whether a busy machine does not matter
 * @param only a regular expression of what to run, or null for everything
 */
public record Options(String mode, boolean anyLoad, @Nullable String only) {

  private static final String ONLY = "only=";

  /**
   * Reads them.
   *
   * @param words that this table understands, of {@code quick}, {@code counts}, {@code any-load}
   *     and {@code only=}
   * @throws IllegalArgumentException if another is among the arguments
   */
  public static Options of(List<String> arguments, List<String> words) {
    String only = null;
    for (String argument : arguments) {
      if (!words.contains(argument.startsWith(ONLY) ? ONLY : argument)) {
        throw new IllegalArgumentException(
            "'" + argument + "' is none of " + String.join(", ", words));
      }
      if (argument.startsWith(ONLY)) {
        only = argument.substring(ONLY.length());
      }
    }
    String mode =
        arguments.contains("quick") ? "quick" : arguments.contains("counts") ? "counts" : "full";
    return new Options(mode, arguments.contains("any-load"), only);
  }

  /** Whether it only has to be shown that everything runs. */
  public boolean isQuick() {
    return mode.equals("quick");
  }

  /** Whether times are left out. */
  public boolean isCounts() {
    return mode.equals("counts");
  }

  /** What the name of a work has to contain, as a regular expression; empty for every work. */
  public String pattern() {
    return only == null ? "" : only;
  }
}
