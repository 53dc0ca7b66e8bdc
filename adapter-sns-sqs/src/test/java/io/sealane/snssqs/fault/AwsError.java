package io.sealane.snssqs.fault;

import io.sealane.conformance.proxy.Reply;
import io.sealane.conformance.proxy.Request;

/**
 * How the services refuse, in the form that the request's protocol wants.
 *
 * @param status of a call that is refused as a whole
 * @param code as the API references name it
 * @param senderFault whether the sender is to blame, which for an entry of a batch is said apart
 */
public record AwsError(int status, String code, boolean senderFault) {

  /** The service has stumbled. */
  public static final AwsError INTERNAL = new AwsError(500, "InternalError", false);

  /** The service is not to be had. */
  public static final AwsError UNAVAILABLE = new AwsError(503, "ServiceUnavailable", false);

  /** Fewer calls, please; the next in two seconds. */
  public static final AwsError THROTTLED = new AwsError(400, "ThrottlingException", false);

  /** What was sent is not allowed. */
  public static final AwsError INVALID = new AwsError(400, "InvalidParameterValue", true);

  /** No permission. */
  public static final AwsError DENIED = new AwsError(403, "AccessDenied", true);

  /** The credentials were good once. */
  public static final AwsError EXPIRED = new AwsError(403, "ExpiredToken", true);

  /** The client's clock is wrong. */
  public static final AwsError SKEWED = new AwsError(403, "RequestTimeTooSkewed", true);

  /** The queue or the topic is not there. */
  public static final AwsError MISSING_QUEUE = new AwsError(400, "QueueDoesNotExist", true);

  /** The topic is not there. */
  public static final AwsError MISSING_TOPIC = new AwsError(404, "NotFound", true);

  /** The receipt is that of an earlier delivery. */
  public static final AwsError STALE = new AwsError(400, "ReceiptHandleIsInvalid", true);

  /** The call is refused as a whole. */
  public Reply to(Request request) {
    Reply reply =
        AwsRouter.isJson(request)
            ? Reply.of(status, "application/x-amz-json-1.0", json())
                .withHeader("x-amzn-query-error", code + ";" + type())
            : Reply.of(status, "text/xml", xml());
    return this == THROTTLED ? reply.withHeader("Retry-After", "2") : reply;
  }

  private String json() {
    return "{\"__type\":\"com.amazonaws.sqs#" + code + "\",\"message\":\"provoked\"}";
  }

  private String xml() {
    return "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error><Type>"
        + type()
        + "</Type><Code>"
        + code
        + "</Code><Message>provoked</Message></Error><RequestId>provoked</RequestId>"
        + "</ErrorResponse>";
  }

  private String type() {
    return senderFault ? "Sender" : "Receiver";
  }
}
