package io.sealane.simulation.sqs;

import io.sealane.error.Failure;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What the SDK throws where a modelled call fails. */
final class Trouble {

  private final SplittableRandom random;

  Trouble(SplittableRandom random) {
    this.random = random;
  }

  /** The service has certainly done nothing, whether its client can know that or not. */
  RuntimeException refused(Failure failure) {
    return switch (failure.kind()) {
      case THROTTLED -> thrown("RequestThrottled", 400, failure.retryAfter());
      case DENIED -> thrown("AccessDenied", 403, null);
      case MISSING ->
          QueueDoesNotExistException.builder()
              .awsErrorDetails(details("AWS.SimpleQueueService.NonExistentQueue", 400, null))
              .statusCode(400)
              .build();
      case INVALID -> thrown("InvalidParameterValue", 400, null);
      case TRANSIENT ->
          failure.reason().contains("connection")
              ? SdkClientException.create("no connection", new ConnectException("refused"))
              : broken();
    };
  }

  /** No answer came. */
  RuntimeException lost(Failure failure) {
    return SdkClientException.create(
        failure.reason(), new SocketTimeoutException("no answer in time"));
  }

  /** There are too many messages in flight. */
  RuntimeException overLimit() {
    return thrown("OverLimit", 403, null);
  }

  /** There is no such queue or topic. */
  RuntimeException missing() {
    return refused(Failure.of(Failure.Kind.MISSING, "not there"));
  }

  /** Of a 500 its client cannot know what was done, of a 503 it can. */
  private RuntimeException broken() {
    return random.nextBoolean()
        ? thrown("InternalError", 500, null)
        : thrown("ServiceUnavailable", 503, null);
  }

  private static RuntimeException thrown(String code, int status, @Nullable Duration retryAfter) {
    return SqsException.builder()
        .awsErrorDetails(details(code, status, retryAfter))
        .statusCode(status)
        .message(code)
        .build();
  }

  private static AwsErrorDetails details(String code, int status, @Nullable Duration retryAfter) {
    SdkHttpResponse.Builder response = SdkHttpResponse.builder().statusCode(status);
    if (retryAfter != null) {
      response.putHeader("Retry-After", Long.toString(retryAfter.plusMillis(999).toSeconds()));
    }
    return AwsErrorDetails.builder()
        .errorCode(code)
        .errorMessage(code)
        .sdkHttpResponse(response.build())
        .build();
  }
}
