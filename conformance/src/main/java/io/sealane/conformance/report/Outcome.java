package io.sealane.conformance.report;

/**
 * One line of a report.
 *
 * @param id the case
 * @param promise the interface and the method that show it
 * @param verdict what came out
 * @param capability the capabilities that it needs, separated by a comma; empty for none
 * @param note why, where the verdict is not {@code passed}
 * @param millis how long it took, by the machine's clock
 */
public record Outcome(
    String id, String promise, Verdict verdict, String capability, String note, long millis) {

  /** The same case with another verdict. */
  public Outcome as(Verdict changed, String why) {
    return new Outcome(id, promise, changed, capability, why, millis);
  }
}
