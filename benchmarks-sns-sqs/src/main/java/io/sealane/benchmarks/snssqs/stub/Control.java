package io.sealane.benchmarks.snssqs.stub;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Asks the stub beside the protocols, without threads of its own. */
public final class Control {

  static final String PATH = "/control/";

  private final URI stub;
  private final String queue;

  /** Of a queue, or of a topic. */
  public Control(URI stub, String queue) {
    this.stub = stub;
    this.queue = queue;
  }

  /**
   * What the stub has counted.
   *
   * @param byName requests by action and in all, messages by what became of them
   */
  public record Counts(Map<String, Long> byName) {

    /** One of them; 0 of what never happened. */
    public long of(String name) {
      return byName.getOrDefault(name, 0L);
    }

    /** How much it has grown since then. */
    public long since(Counts before, String name) {
      return of(name) - before.of(name);
    }
  }

  /** The counts of now. */
  public Counts counts() {
    return ask("");
  }

  /** Puts messages into the queue. */
  public Counts put(long messages) {
    return ask("?put=" + messages);
  }

  /** Gives the queue a backlog without an end. */
  public Counts putEndlessly() {
    return put(Queue.ENDLESS);
  }

  /** Takes what nobody has received out of the queue. */
  public Counts drain() {
    return ask("?drain=1");
  }

  private Counts ask(String what) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) stub.resolve(PATH + queue + what).toURL().openConnection();
      Map<String, Long> counts = new HashMap<>();
      try (InputStream answer = connection.getInputStream()) {
        for (String line :
            new String(answer.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
          int end = line.indexOf('=');
          counts.put(line.substring(0, end), Long.parseLong(line.substring(end + 1)));
        }
      }
      return new Counts(counts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
