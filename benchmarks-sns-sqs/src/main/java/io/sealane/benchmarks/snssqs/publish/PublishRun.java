package io.sealane.benchmarks.snssqs.publish;

import io.sealane.benchmarks.snssqs.client.Clients;
import io.sealane.benchmarks.snssqs.jvm.Said;
import io.sealane.benchmarks.snssqs.jvm.WarmUp;
import io.sealane.benchmarks.snssqs.stub.Control;
import io.sealane.benchmarks.snssqs.stub.Control.Counts;
import io.sealane.benchmarks.table.Figure;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Publishes by one of the ways, in a JVM of its own: many events as fast as they are taken, for the
 * requests; and by the clock, for the time that one takes. Arguments: where the stub is, {@code
 * sns} or {@code sqs}, by whom, and {@code quick}, {@code counts} or {@code full}.
 */
public final class PublishRun {

  /** How many events may be under way: less than the least that a peer can hold, which is 500. */
  private static final int WINDOW = 256;

  private static final Duration WARM_UP = Duration.ofSeconds(25);

  private static final int[] KIBIBYTES = {1, 10, 32, 64, 100};
  private static final int[] QUICK_KIBIBYTES = {1, 100};

  private final String service;
  private final Control stub;
  private final Clients clients;
  private final Publishing way;

  private PublishRun(URI endpoint, String service, String who) {
    this.service = service;
    this.stub = new Control(endpoint, Publishing.DESTINATION);
    this.clients = new Clients(endpoint);
    this.way = service.equals("sns") ? ToTopic.by(who, clients) : ToQueue.by(who, clients);
  }

  /**
   * The names of all ways.
   *
   * @param countsOnly whether to leave out those that gather by time, and need more requests where
   *     events come slowly
   */
  public static List<String> ways(String service, boolean countsOnly) {
    List<String> all = service.equals("sns") ? ToTopic.ALL : ToQueue.ALL;
    return all.stream().filter(way -> !countsOnly || !way.matches("sealane( blocking)?")).toList();
  }

  /** Publishes and says. */
  public static void main(String[] args) {
    Said.runAndEnd(() -> run(args));
  }

  private static void run(String[] args) throws Exception {
    PublishRun run = new PublishRun(URI.create(args[0]), args[1], args[2]);
    boolean quick = args[3].equals("quick");
    boolean timed = !args[3].equals("counts") && run.way.together() == 1;
    run.requests(1, quick ? 200 : 2_000);
    if (timed && !quick) {
      WarmUp.repeat(() -> run.requests(1, 1_000), WARM_UP);
    }
    WarmUp.keepToProcessor();
    for (int kibibytes : quick ? QUICK_KIBIBYTES : KIBIBYTES) {
      run.sayRequests(kibibytes, quick ? 200 : 1_000);
    }
    if (timed) {
      run.sayLatency(20, quick ? 10 : 80);
      run.sayLatency(200, quick ? 50 : 600);
      run.sayLatency(5_000, quick ? 2_000 : 10_000);
    }
  }

  private void sayRequests(int kibibytes, int events) {
    double requests = 1_000.0 * requests(kibibytes, events) / events;
    Said.row(
        service + " requests",
        kibibytes + " KiB",
        String.format(Locale.ROOT, "%,d events, %d under way", events, WINDOW),
        Figure.count(Said.REQUESTS, requests));
  }

  /** How many there were, counted where they leave and where they arrive. */
  private long requests(int kibibytes, int events) {
    Note note = Note.ofKibibytes(kibibytes);
    List<Note> together = Collections.nCopies(way.together(), note);
    Counts before = stub.counts();
    long left = clients.requests();
    Window window = new Window(Math.max(1, WINDOW / way.together()));
    for (int i = 0; i < events; i += way.together()) {
      window.begin(() -> way.publish(together));
    }
    window.await();
    return counted(before, clients.requests() - left, events);
  }

  private long counted(Counts before, long left, int events) {
    Counts after = stub.counts();
    long arrived = after.since(before, "requests");
    // What the SDK has sent again, because an answer was late, costs as well.
    if (arrived != left || after.since(before, "sent") < events) {
      throw new IllegalStateException(
          left + " requests left, " + arrived + " arrived with " + after + " instead of " + events);
    }
    // To find an address is no sending, and is done once.
    return arrived - after.since(before, "GetQueueUrl") - after.since(before, "GetQueueAttributes");
  }

  private void sayLatency(int perSecond, int events) {
    Note note = Note.ofKibibytes(1);
    Counts before = stub.counts();
    long left = clients.requests();
    OpenLoop loop = new OpenLoop(perSecond, events);
    loop.run(() -> way.publish(List.of(note)));
    long requests = counted(before, clients.requests() - left, events);
    List<Figure> figures = new ArrayList<>(loop.figures());
    figures.add(Figure.count(Said.REQUESTS, 1_000.0 * requests / events));
    Said.row(
        service + " latency",
        String.format(Locale.ROOT, "%,d/s", perSecond),
        loop.note(),
        figures.toArray(Figure[]::new));
  }
}
