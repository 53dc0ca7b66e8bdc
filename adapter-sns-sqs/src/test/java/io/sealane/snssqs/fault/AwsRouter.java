package io.sealane.snssqs.fault;

import io.sealane.conformance.proxy.Request;
import io.sealane.conformance.proxy.Router;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQS names the operation in a header (JSON protocol), SNS in the body (query protocol). */
public final class AwsRouter implements Router {

  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");

  @Override
  public String actionOf(Request request) {
    String target = request.header("X-Amz-Target");
    if (!target.isEmpty()) {
      return target.substring(target.lastIndexOf('.') + 1);
    }
    Matcher form = ACTION.matcher(request.text());
    return form.find() ? form.group(1) : request.method();
  }

  /** Whether it is SQS's protocol. */
  static boolean isJson(Request request) {
    return !request.header("X-Amz-Target").isEmpty();
  }
}
