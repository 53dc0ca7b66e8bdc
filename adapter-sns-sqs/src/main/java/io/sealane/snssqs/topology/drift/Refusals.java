package io.sealane.snssqs.topology.drift;

import io.sealane.error.Failure;
import io.sealane.snssqs.topology.Difference;
import io.sealane.snssqs.topology.Difference.Kind;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What a refusal means for an operator. */
final class Refusals {

  private Refusals() {}

  /**
   * The difference that stands for a refusal.
   *
   * @throws CompletionException with what the SDK threw, if trying again may help
   */
  static Difference difference(String resource, Refused refused) {
    Failure failure = refused.failure();
    if (failure.isRetryable()) {
      throw new CompletionException(thrown(refused));
    }
    String remedy =
        switch (failure.kind()) {
          case DENIED ->
              "allow it as the role's IAM document does, or let the application ask nothing"
                  + " (TopologyMode.NONE)";
          case MISSING -> "somebody removed it meanwhile: start again";
          default -> "see what the service says about the action";
        };
    return new Difference(
        Kind.REFUSED,
        resource,
        "could not be looked at or repaired: " + refused.getMessage(),
        remedy);
  }

  private static @Nullable Throwable thrown(Throwable outer) {
    Throwable cause = outer.getCause();
    return cause instanceof CompletionException && cause.getCause() != null ? thrown(cause) : cause;
  }
}
