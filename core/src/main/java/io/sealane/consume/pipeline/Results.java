package io.sealane.consume.pipeline;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.transport.receive.LeaseResult;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the answer to a batch, also of an adapter that breaks the port's contract. */
final class Results {

  private Results() {}

  static List<LeaseResult> of(
      @Nullable List<LeaseResult> results, @Nullable Throwable error, int expected) {
    if (results != null && results.size() == expected) {
      return results;
    }
    String reason =
        error != null
            ? "the transport threw " + error.getClass().getName()
            : "the transport did not answer for each entry";
    return Collections.nCopies(
        expected, new LeaseResult.Failed(Failure.of(Kind.TRANSIENT, reason)));
  }
}
