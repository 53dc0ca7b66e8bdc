package io.sealane.examples.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests to a process of the shop.
 *
 * @param address where it takes them
 */
public record Http(URI address) {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long PATIENCE_NANOS = 120_000_000_000L;

  /** What is answered. */
  public record Answer(int status, JsonNode body) {}

  /** Asks. */
  public Answer get(String path) {
    return call("GET", path, null);
  }

  /** Asks in whatever way. */
  public Answer call(String method, String path, String body) {
    try {
      return attempt(method, path, body);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Asks somebody who may not be there. */
  public Answer attempt(String method, String path, String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(60))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
      String text = response.body().isEmpty() ? "null" : response.body();
      return new Answer(response.statusCode(), JSON.readTree(text));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Asks until the answer is as wanted. */
  public JsonNode await(String path, Predicate<JsonNode> wanted) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    JsonNode last = get(path).body();
    while (!wanted.test(last)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(path + " is still " + last);
      }
      LockSupport.parkNanos(20_000_000);
      last = get(path).body();
    }
    return last;
  }
}
