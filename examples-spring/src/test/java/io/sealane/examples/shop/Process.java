package io.sealane.examples.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A process of the shop, and HTTP to it. */
final class Process implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final ConfigurableApplicationContext context;

  private Process(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Starts the application, as it is or with beans of a test. */
  static Process start(List<Class<?>> sources, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--server.port=0");
    all.add("--server.address=127.0.0.1");
    all.add("--logging.level.root=WARN");
    SpringApplication application = new SpringApplication(sources.toArray(Class<?>[]::new));
    return new Process(application.run(all.toArray(String[]::new)));
  }

  ConfigurableApplicationContext context() {
    return context;
  }

  record Answer(int status, JsonNode body) {}

  Answer get(String path) {
    return call("GET", path, null);
  }

  Answer call(String method, String path, String body) {
    int port = ((WebServerApplicationContext) context).getWebServer().getPort();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      String text = response.body().isEmpty() ? "null" : response.body();
      return new Answer(response.statusCode(), JSON.readTree(text));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Asks until the answer is as wanted. */
  JsonNode await(String path, Predicate<JsonNode> wanted) {
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

  @Override
  public void close() {
    context.close();
  }
}
