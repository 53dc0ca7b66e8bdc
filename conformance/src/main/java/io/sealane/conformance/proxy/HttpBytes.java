package io.sealane.conformance.proxy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 messages to bytes and back (RFC 9112). Bodies are whole, and go out with a length. */
final class HttpBytes {

  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

  private HttpBytes() {}

  /** The next request of a connection, or null if it has ended. */
  static @Nullable Request request(InputStream in, OutputStream out) throws IOException {
    String line = line(in);
    if (line == null) {
      return null;
    }
    String[] parts = line.split(" ");
    if (parts.length != 3) {
      throw new IOException("no request line");
    }
    Map<String, String> headers = headers(in);
    if (headers.getOrDefault("Expect", "").equalsIgnoreCase("100-continue")) {
      headers.remove("Expect");
      out.write(CONTINUE);
      out.flush();
    }
    return new Request(parts[0], parts[1], headers, body(in, headers, false));
  }

  /** The reply to a request; its body ends with the connection where nothing else is said. */
  static Reply reply(InputStream in, Request request) throws IOException {
    while (true) {
      String line = line(in);
      if (line == null) {
        throw new EOFException("the server has ended the connection");
      }
      int status = Integer.parseInt(line.split(" ")[1]);
      Map<String, String> headers = headers(in);
      if (status >= 200) {
        boolean empty = request.method().equals("HEAD") || status == 204 || status == 304;
        byte[] body = empty ? new byte[0] : body(in, headers, true);
        return new Reply(status, headers, body);
      }
    }
  }

  /** Whether the connection goes on after the message. */
  static boolean keepsAlive(String connection) {
    return !connection.equalsIgnoreCase("close");
  }

  static byte[] of(String firstLine, Map<String, String> headers, byte[] body) {
    StringBuilder head = new StringBuilder(firstLine).append("\r\n");
    headers.forEach(
        (name, value) -> {
          if (!name.equalsIgnoreCase("Content-Length")) {
            head.append(name).append(": ").append(value).append("\r\n");
          }
        });
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    byte[] first = head.toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[first.length + body.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(body, 0, all, first.length, body.length);
    return all;
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = need(in); !line.isEmpty(); line = need(in)) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("no header line");
      }
      headers.merge(
          line.substring(0, colon), line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
    }
    return headers;
  }

  private static byte[] body(InputStream in, Map<String, String> headers, boolean untilEnd)
      throws IOException {
    String coding = headers.remove("Transfer-Encoding");
    if (coding != null && coding.toLowerCase(Locale.ROOT).contains("chunked")) {
      return chunks(in);
    }
    String length = headers.get("Content-Length");
    if (length == null) {
      return untilEnd ? in.readAllBytes() : new byte[0];
    }
    return exactly(in, Integer.parseInt(length));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (true) {
      int length = Integer.parseInt(need(in).split(";")[0].strip(), 16);
      if (length == 0) {
        headers(in); // the trailer
        return all.toByteArray();
      }
      all.writeBytes(exactly(in, length));
      need(in);
    }
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("ended within a body");
    }
    return bytes;
  }

  private static String need(InputStream in) throws IOException {
    String line = line(in);
    if (line == null) {
      throw new EOFException("ended within a head");
    }
    return line;
  }

  private static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return line.size() == 0 ? null : line.toString(StandardCharsets.ISO_8859_1);
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
