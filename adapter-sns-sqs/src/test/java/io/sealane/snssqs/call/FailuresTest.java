package io.sealane.snssqs.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

class FailuresTest {

  @ParameterizedTest
  @CsvSource({
    "AWS.SimpleQueueService.NonExistentQueue, 400, MISSING",
    "QueueDoesNotExist, 400, MISSING",
    "NotFound, 404, MISSING",
    "RequestThrottled, 403, THROTTLED",
    "ThrottlingException, 400, THROTTLED",
    "OverLimit, 403, THROTTLED",
    "AccessDenied, 403, DENIED",
    "AuthorizationError, 403, DENIED",
    "InvalidClientTokenId, 403, DENIED",
    "RequestTimeTooSkewed, 403, DENIED",
    "SomethingNew, 403, DENIED",
    "ExpiredToken, 403, TRANSIENT",
    "InternalError, 500, TRANSIENT",
    "ServiceUnavailable, 503, TRANSIENT",
    "InvalidMessageContents, 400, INVALID",
    "BatchRequestTooLong, 400, INVALID",
  })
  void anErrorOfAServiceIsWhatTryingAgainWouldDo(String code, int status, Kind kind) {
    assertThat(Failures.of(new CompletionException(thrown(code, status, 1))).kind())
        .isEqualTo(kind);
  }

  @Test
  void theReasonSaysTheCodeAndNothingOfWhatWasSent() {
    Failure failure = Failures.of(thrown("AccessDenied", 403, 1));
    assertThat(failure.reason()).isEqualTo("refused with AccessDenied (status 403)");
  }

  @Test
  void whatTheServiceAsksToWaitIsHandedOn() {
    assertThat(Failures.of(thrown("ThrottlingException", 400, 1)).retryAfter())
        .isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void whatNeverReachedAServiceIsCertain() {
    assertThat(Failures.isCertain(client(new ConnectException()))).isTrue();
    assertThat(Failures.isCertain(client(new UnknownHostException()))).isTrue();
    assertThat(Failures.isCertain(new RejectedExecutionException())).isTrue();
    assertThat(Failures.isCertain(thrown("ThrottlingException", 400, 1))).isTrue();
    assertThat(Failures.isCertain(thrown("ServiceUnavailable", 503, 1))).isTrue();
  }

  @Test
  void whatMayHaveReachedAServiceIsNot() {
    assertThat(Failures.isCertain(client(new IOException("reset")))).isFalse();
    assertThat(Failures.isCertain(thrown("InternalError", 500, 1))).isFalse();
    assertThat(Failures.isCertain(thrown("ThrottlingException", 400, 2)))
        .as("what became of the first try?")
        .isFalse();
    assertThat(Failures.isCertain(new IllegalStateException())).isFalse();
  }

  private static SdkClientException client(Exception cause) {
    return SdkClientException.builder().cause(cause).build();
  }

  private static Throwable thrown(String code, int status, int tries) {
    return SqsException.builder()
        .message("body: secret")
        .statusCode(status)
        .numAttempts(tries)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage("body: secret")
                .sdkHttpResponse(
                    SdkHttpResponse.builder()
                        .statusCode(status)
                        .putHeader("Retry-After", "7")
                        .build())
                .build())
        .build();
  }
}
