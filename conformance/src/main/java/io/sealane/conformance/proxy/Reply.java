package io.sealane.conformance.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A reply of the server or in its place, its body whole. */
public final class Reply {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  Reply(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** A reply made up, for example {@code of(503, "application/json", "{}")}. */
  public static Reply of(int status, String contentType, String body) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put("Content-Type", contentType);
    return new Reply(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  /** The status code. */
  public int status() {
    return status;
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
  public Reply withText(String text) {
    return withBody(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with another body. */
  public Reply withBody(byte[] bytes) {
    return new Reply(status, headers, bytes);
  }

  /** The same with one more header, or another value of it. */
  public Reply withHeader(String name, String value) {
    Map<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    changed.putAll(headers);
    changed.put(name, value);
    return new Reply(status, changed, body);
  }

  byte[] bytes() {
    return HttpBytes.of("HTTP/1.1 " + status + " Status", headers, body);
  }
}
