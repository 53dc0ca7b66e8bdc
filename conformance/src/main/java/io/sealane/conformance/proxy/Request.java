package io.sealane.conformance.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A request as a client sent it, its body whole. */
public final class Request {

  private final String method;
  private final String path;
  private final Map<String, String> headers;
  private final byte[] body;

  Request(String method, String path, Map<String, String> headers, byte[] body) {
    this.method = method;
    this.path = path;
    this.headers = headers;
    this.body = body;
  }

  /** The method, for example {@code POST}. */
  public String method() {
    return method;
  }

  /** The path with its query. */
  public String path() {
    return path;
  }

  /** The header of that name in any case, or an empty text. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** The body itself, not a copy. */
  public byte[] body() {
    return body;
  }

  /** The body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The same with another body. */
  public Request withText(String text) {
    return new Request(method, path, headers, text.getBytes(StandardCharsets.UTF_8));
  }

  byte[] bytes() {
    Map<String, String> sent = new TreeMap<>(headers);
    return HttpBytes.of(method + " " + path + " HTTP/1.1", sent, body);
  }
}
