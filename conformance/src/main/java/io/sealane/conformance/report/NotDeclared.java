package io.sealane.conformance.report;

import org.opentest4j.TestAbortedException;

/** Ends a case whose promise is not given and of which nothing more can be shown. */
public final class NotDeclared extends TestAbortedException {

  private static final long serialVersionUID = 1L;

  /** With what was shown instead, or why nothing can be. */
  public NotDeclared(String note) {
    super(note);
  }
}
