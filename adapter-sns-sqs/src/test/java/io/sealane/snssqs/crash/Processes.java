package io.sealane.snssqs.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.Sealane;
import io.sealane.conformance.sample.ShopEvent;
import io.sealane.conformance.time.TestTime;
import io.sealane.snssqs.oracle.EffectsTable;
import io.sealane.snssqs.oracle.Finding;
import io.sealane.snssqs.oracle.Findings;
import io.sealane.snssqs.oracle.PublisherJournal;
import io.sealane.snssqs.server.AwsServer;
import io.sealane.snssqs.server.Clients;
import io.sealane.snssqs.server.Prepared;
import io.sealane.transport.Topic;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.Selection;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Child processes at work on one topic, and what came of it. Each is ended by its id. */
final class Processes implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final AwsServer server;
  private final Topic topic;
  private final Path folder;
  private final Prepared prepared;
  private final TestTime time = TestTime.real();
  private final List<Process> all = new ArrayList<>();

  Processes(AwsServer server, boolean ordered) {
    this.server = server;
    topic = new Topic("crash-" + UUID.randomUUID().toString().substring(0, 8), ordered);
    try {
      folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "oracle")), "c");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (Clients clients = Clients.of(server.endpoint())) {
      prepared = Prepared.of(clients, topic, topic.name() + "-till", Child.LEASE);
    }
  }

  Process consumer(String... options) {
    return start(List.of(options), List.of("consume"));
  }

  Process publisher(int from, int to, String... options) {
    return start(
        List.of(options), List.of("publish", Integer.toString(from), Integer.toString(to)));
  }

  private Process start(List<String> options, List<String> what) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
    command.add(what.get(0));
    command.addAll(List.of(server.endpoint().toString(), topic.name(), folder.toString()));
    command.add(Boolean.toString(topic.ordered()));
    command.addAll(what.subList(1, what.size()));
    try {
      File log = log(all.size()).toFile();
      Process process =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
      all.add(process);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path log(int number) {
    return folder.resolve("child-" + number + ".log");
  }

  /** Waits until the consumer consumes. */
  void untilReady(Process consumer) {
    Path log = log(all.indexOf(consumer));
    until(
        "process " + consumer.pid() + " consumes",
        () -> {
          try {
            return Files.readString(log).contains(Child.READY);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** Kills the process as an operating system does, and waits until it is gone. */
  static void kill(Process process) {
    process.destroyForcibly();
    exitOf(process);
  }

  /** What a process that has to end by itself ended with. */
  static int exitOf(Process process) {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("process " + process.pid() + " does not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Sends a signal to a process of ours. */
  static void signal(Process process, String name) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
      assertThat(exitOf(kill)).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void until(String what, BooleanSupplier condition) {
    time.until(what, condition, PATIENCE);
  }

  void pass(Duration span) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    time.scheduler().schedule(() -> over.complete(null), span);
    until("time passes", over::isDone);
  }

  int effects() {
    try (EffectsTable table = new EffectsTable(folder.resolve("effects"))) {
      return table.effects().size();
    }
  }

  /** Waits until all that is acked had its effect or is a dead letter, and compares. */
  Finding isUnharmed(String id) {
    long begin = System.nanoTime();
    try (Clients clients = Clients.of(server.endpoint());
        EffectsTable table = new EffectsTable(folder.resolve("effects"));
        PublisherJournal journal = new PublisherJournal(folder.resolve("journal"))) {
      Transport transport = Prepared.transport(clients);
      Finding[] last = new Finding[1];
      until(
          id + ": everything acked is accounted for",
          () -> {
            long millis = (System.nanoTime() - begin) / 1_000_000;
            Set<String> dead = deadLetters(transport);
            last[0] = Finding.of(id, journal, table, topic.ordered(), millis, dead);
            return last[0].lost() == 0;
          });
      Finding finding = Findings.add(last[0]);
      assertThat(deadLetters(transport)).as("dead letters").allMatch(Processes::isRefused);
      assertThat(finding.acked()).isPositive();
      assertThat(finding.duplicated()).as("duplicated").isZero();
      assertThat(finding.phantom()).as("phantom").isZero();
      assertThat(finding.reordered()).as("reordered").isZero();
      return finding;
    }
  }

  private Set<String> deadLetters(Transport transport) {
    return transport
        .deadLetters(prepared.queue())
        .list(Selection.all())
        .toCompletableFuture()
        .join()
        .stream()
        .map(DeadLetter::id)
        .collect(Collectors.toSet());
  }

  /** By the number at the end of the event's id. */
  private static boolean isRefused(String id) {
    return Child.isRefused(Integer.parseInt(id.substring(id.lastIndexOf('-') + 1)));
  }

  /** Publishes so many events from this process. */
  void publish(int count) {
    try (Clients clients = Clients.of(server.endpoint());
        PublisherJournal journal = new PublisherJournal(folder.resolve("journal"));
        Sealane sealane =
            Sealane.over(Prepared.transport(clients))
                .publish(ShopEvent.CATALOG)
                .to(topic)
                .start()) {
      Child.publish(sealane, journal, topic.name(), 0, count);
    }
  }

  @Override
  public void close() {
    all.forEach(Processes::kill);
    try (Clients clients = Clients.of(server.endpoint())) {
      prepared.remove(clients, true);
    }
    time.close();
  }
}
