package io.sealane.claimcheck.s3;

import io.sealane.claimcheck.payload.GetResult;
import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import java.util.Set;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * What the SDK throws, as values. Codes are those of the Amazon S3 API reference ("Error
 * responses"). A reason holds the action, the code and the status, never the message of the
 * service.
 */
final class S3Failures {

  private static final Set<String> LATER =
      Set.of(
          "ExpiredToken", "RequestTimeout", "RequestExpired", "OperationAborted", "InternalError");
  private static final Set<String> SLOWER =
      Set.of("SlowDown", "Throttling", "ThrottlingException", "RequestLimitExceeded", "Busy");

  private S3Failures() {}

  /** What it means that an object could not be had. */
  static GetResult ofGet(Throwable thrown) {
    Throwable cause = unwrap(thrown);
    return cause instanceof NoSuchKeyException
            || cause instanceof AwsServiceException service && "NoSuchKey".equals(codeOf(service))
        ? new GetResult.Gone("it is not there; it may have expired")
        : new GetResult.Failed(of("s3:GetObject", cause));
  }

  /** The failure that a call's exception stands for. */
  static Failure of(String action, Throwable thrown) {
    Throwable cause = unwrap(thrown);
    if (cause instanceof AwsServiceException service) {
      String code = codeOf(service);
      String said = code.isEmpty() ? "no code" : code;
      return Failure.of(
          kindOf(service, code),
          action + " was refused with " + said + " (status " + service.statusCode() + ")");
    }
    return Failure.of(
        Kind.TRANSIENT,
        action + " got no answer (" + deepest(cause).getClass().getSimpleName() + ")");
  }

  private static Kind kindOf(AwsServiceException service, String code) {
    if (SLOWER.contains(code) || service.isThrottlingException()) {
      return Kind.THROTTLED;
    }
    if (LATER.contains(code) || service.statusCode() >= 500) {
      return Kind.TRANSIENT;
    }
    if (service.statusCode() == 404) {
      return Kind.MISSING;
    }
    boolean denied = service.statusCode() == 401 || service.statusCode() == 403;
    return denied || service.isClockSkewException() ? Kind.DENIED : Kind.INVALID;
  }

  private static String codeOf(AwsServiceException service) {
    String code = service.awsErrorDetails() == null ? null : service.awsErrorDetails().errorCode();
    return code == null ? "" : code;
  }

  private static Throwable unwrap(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return thrown instanceof CompletionException && cause != null ? unwrap(cause) : thrown;
  }

  private static Throwable deepest(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause.getCause() != null && depth < 16; depth++) {
      cause = cause.getCause();
    }
    return cause;
  }
}
