package io.sealane.snssqs.call;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * What the SDK throws, as values. Error codes are those of the services' API references ("Common
 * errors" and the errors of each action) and of Signature Version 4. A reason holds the code and
 * the status, never the message of the service, which may repeat what was sent.
 */
public final class Failures {

  /** What goes through later, though the service answers as if it were the caller's fault. */
  private static final Set<String> TRANSIENT =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "RequestExpired",
          "RequestTimeout",
          "QueueDeletedRecently",
          "PurgeQueueInProgress");

  private static final Set<String> THROTTLED =
      Set.of(
          "Throttling",
          "ThrottlingException",
          "ThrottledException",
          "Throttled",
          "RequestThrottled",
          "TooManyRequestsException",
          "OverLimit",
          "KmsThrottled",
          "KMSThrottling",
          "KMSThrottlingException",
          "SlowDown",
          "BandwidthLimitExceeded",
          "RequestLimitExceeded");

  private static final Set<String> MISSING =
      Set.of("NonExistentQueue", "QueueDoesNotExist", "NotFound", "ResourceNotFoundException");

  private static final Set<String> DENIED =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "AuthorizationError",
          "InvalidSecurity",
          "InvalidClientTokenId",
          "UnrecognizedClientException",
          "SignatureDoesNotMatch",
          "InvalidSignatureException",
          "IncompleteSignature",
          "MissingAuthenticationToken",
          "NotAuthorized",
          "OptInRequired",
          "KmsAccessDenied",
          "KMSAccessDenied");

  private Failures() {}

  /** The failure that a call's exception stands for. */
  public static Failure of(Throwable thrown) {
    Throwable cause = unwrap(thrown);
    if (cause instanceof AwsServiceException service) {
      return ofService(service);
    }
    String what = deepest(cause).getClass().getSimpleName();
    return Failure.of(Kind.TRANSIENT, "no answer (" + what + ")");
  }

  /** The failure that a code stands for, which a service gives for one entry of a batch. */
  public static Failure ofEntry(@Nullable String code, boolean senderFault) {
    String known = code == null ? "" : bare(code);
    Kind kind = kindOf(known);
    if (kind == null) {
      kind = senderFault ? Kind.INVALID : Kind.TRANSIENT;
    }
    return Failure.of(kind, "refused with " + (known.isEmpty() ? "no code" : known));
  }

  /**
   * Whether the services certainly have not done what the call asked for. Where the SDK has tried
   * more than once, nobody knows what became of the earlier tries.
   */
  public static boolean isCertain(Throwable thrown) {
    Throwable cause = unwrap(thrown);
    if (cause instanceof RejectedExecutionException) {
      return true;
    }
    if (!(cause instanceof SdkException sdk) || tries(sdk) > 1) {
      return false;
    }
    if (cause instanceof AwsServiceException service) {
      return service.statusCode() < 500 || service.statusCode() == 503;
    }
    Throwable deepest = deepest(cause);
    return deepest instanceof ConnectException
        || deepest instanceof UnknownHostException
        || deepest instanceof NoRouteToHostException;
  }

  private static Failure ofService(AwsServiceException service) {
    String code =
        service.awsErrorDetails() == null ? "" : bare(service.awsErrorDetails().errorCode());
    String reason =
        "refused with "
            + (code.isEmpty() ? "no code" : code)
            + " (status "
            + service.statusCode()
            + ")";
    Kind kind = kindOf(code);
    if (kind == null) {
      kind = kindOf(service);
    }
    return new Failure(kind, reason, retryAfter(service));
  }

  private static Kind kindOf(AwsServiceException service) {
    if (service instanceof QueueDoesNotExistException || service instanceof NotFoundException) {
      return Kind.MISSING;
    }
    if (service.isThrottlingException()) {
      return Kind.THROTTLED;
    }
    if (service.isClockSkewException() || service.statusCode() == 401) {
      return Kind.DENIED;
    }
    if (service.statusCode() == 403) {
      return Kind.DENIED;
    }
    return service.statusCode() >= 500 ? Kind.TRANSIENT : Kind.INVALID;
  }

  private static @Nullable Kind kindOf(String code) {
    if (TRANSIENT.contains(code)) {
      return Kind.TRANSIENT;
    }
    if (THROTTLED.contains(code)) {
      return Kind.THROTTLED;
    }
    if (MISSING.contains(code)) {
      return Kind.MISSING;
    }
    return DENIED.contains(code) ? Kind.DENIED : null;
  }

  /** Without the service's name space: {@code AWS.SimpleQueueService.NonExistentQueue}. */
  private static String bare(@Nullable String code) {
    return code == null ? "" : code.substring(code.lastIndexOf('.') + 1);
  }

  /** What the service asked to wait, in whole seconds as HTTP has it, or null. */
  private static @Nullable Duration retryAfter(AwsServiceException service) {
    if (service.awsErrorDetails() == null || service.awsErrorDetails().sdkHttpResponse() == null) {
      return null;
    }
    return service
        .awsErrorDetails()
        .sdkHttpResponse()
        .firstMatchingHeader("Retry-After")
        .filter(seconds -> seconds.matches("[0-9]{1,5}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .orElse(null);
  }

  private static int tries(SdkException sdk) {
    Integer tries = sdk.numAttempts();
    return tries == null ? 1 : tries;
  }

  private static Throwable unwrap(Throwable thrown) {
    Throwable cause = thrown.getCause();
    boolean wrapper = thrown instanceof CompletionException || thrown instanceof ExecutionException;
    return wrapper && cause != null ? unwrap(cause) : thrown;
  }

  private static Throwable deepest(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause.getCause() != null && depth < 16; depth++) {
      cause = cause.getCause();
    }
    return cause;
  }
}
