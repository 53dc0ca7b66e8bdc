package io.sealane.conformance.proxy;

/** Knows which operation of a protocol a request asks for. */
public interface Router {

  /**
   * The operation's name, for example {@code SendMessage}; never null, and safe for any request.
   */
  String actionOf(Request request);
}
