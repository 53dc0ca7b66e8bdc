package io.sealane.benchmarks.table;

import java.util.function.ToDoubleFunction;

/**
 * What Sealane wants to reach.
 *
 * @param what the figure in words
 * @param figure how it comes from what was measured; NaN if something of it was not
 * @param bound the bound
 * @param atMost whether the figure must be at most the bound, else at least
 */
public record Target(String what, ToDoubleFunction<Rows> figure, double bound, boolean atMost) {

  static final String MET = "met";
  static final String MISSED = "MISSED";
  static final String NOT_MEASURED = "not measured";

  /**
   * Judges what was measured. A figure that a complete run does not bring is missed: nobody may
   * reach a target by not being measured.
   */
  public Verdict judge(Rows rows, boolean complete) {
    double measured = figure.applyAsDouble(rows);
    String verdict;
    if (Double.isNaN(measured)) {
      verdict = complete ? MISSED : NOT_MEASURED;
    } else {
      verdict = (atMost ? measured <= bound : measured >= bound) ? MET : MISSED;
    }
    Double shown = Double.isNaN(measured) ? null : measured;
    return new Verdict(what, shown, (atMost ? "<= " : ">= ") + Figure.number(bound), verdict);
  }
}
