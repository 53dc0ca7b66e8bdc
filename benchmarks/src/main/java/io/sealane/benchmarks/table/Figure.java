package io.sealane.benchmarks.table;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A measured number.
 *
 * @param name what was measured; for timed work {@code ns} and {@code B}, per operation
 * @param value the median of all iterations of all forks, or the one value of a count
 * @param error half the width of the 99.9 % confidence interval as JMH computes it, of several
 *     forks the half of their range, or null for a count that was taken once
 */
public record Figure(String name, double value, @Nullable Double error) {

  /** Nanoseconds of an operation. */
  public static final String NANOS = "ns";

  /** Bytes that an operation allocates. */
  public static final String BYTES = "B";

  /** A count that was taken once. */
  public static Figure count(String name, double value) {
    return new Figure(name, value, null);
  }

  @Override
  public String toString() {
    return number(value) + (error == null ? "" : " ± " + number(error)) + " " + name;
  }

  /** As many digits as help: three decimals below ten, none from a thousand on. */
  public static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e12) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    double size = Math.abs(value);
    return String.format(Locale.ROOT, size < 10 ? "%.3f" : size < 1_000 ? "%.1f" : "%,.0f", value);
  }
}
