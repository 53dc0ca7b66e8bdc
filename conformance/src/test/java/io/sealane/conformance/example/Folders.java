package io.sealane.conformance.example;

import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where everything is: {@code queues/<queue>/} has the messages, {@code topics/<topic>/<queue>}
 * says that the queue gets what is sent to the topic.
 */
record Folders(Path root) {

  void make(Topic topic) {
    create(topics().resolve(topic.name()));
  }

  void make(QueueSpec queue) {
    create(queue(queue.name()));
    queue.topics().forEach(this::make);
    List<String> wanted = queue.topics().stream().map(Topic::name).toList();
    for (Path topic : list(topics())) {
      Path binding = topic.resolve(queue.name());
      if (wanted.contains(topic.getFileName().toString())) {
        create(binding);
      } else {
        delete(binding);
      }
    }
  }

  boolean isTopic(String name) {
    return Files.isDirectory(topics().resolve(name));
  }

  /** The queues that get what is sent to the topic. */
  List<Path> queuesOf(String topic) {
    return list(topics().resolve(topic)).stream()
        .map(binding -> queue(binding.getFileName().toString()))
        .toList();
  }

  Path queue(String name) {
    return root.resolve("queues").resolve(name);
  }

  private Path topics() {
    return root.resolve("topics");
  }

  /** In the order of their names. */
  static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
