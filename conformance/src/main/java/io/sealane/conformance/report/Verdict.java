package io.sealane.conformance.report;

import java.util.Locale;

/** What came out of a case. */
public enum Verdict {
  /** The promise was demonstrated. */
  PASSED,
  /** It was not, or the case did not run. */
  FAILED,
  /** What is judged does not give the promise, and that was shown or is plain to see. */
  NOT_DECLARED,
  /** The server behind cannot do it; only from the reviewed list of its limits. */
  SERVER_LIMIT;

  /** The word in the report, for example {@code not-declared}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
