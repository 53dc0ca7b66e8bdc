package io.sealane.snssqs.fault;

import io.sealane.conformance.proxy.Request;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** For how long a request about one message asks to hide it. */
final class Visibility {

  private static final Pattern SECONDS = Pattern.compile("\"VisibilityTimeout\" *: *([0-9]+)");

  private Visibility() {}

  /** In seconds; negative if it does not ask for that. */
  static int of(Request request) {
    Matcher found = SECONDS.matcher(request.text());
    return found.find() ? Integer.parseInt(found.group(1)) : -1;
  }
}
