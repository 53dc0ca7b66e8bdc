package io.sealane.snssqs.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message as some version put it on the wire, and what it means. A file of the corpus each; those
 * of a version that was released are never changed.
 *
 * @param name of the file
 * @param body as SQS has it
 * @param attributes as SQS has them
 * @param group the message group in FIFO, or null
 * @param deduplication what FIFO knows it by, or null
 * @param means what who reads it has to find
 */
record Recorded(
    String name,
    String body,
    Map<String, String> attributes,
    @Nullable String group,
    @Nullable String deduplication,
    Map<String, String> means) {

  private static final Path CORPUS = Path.of("src", "test", "resources", "corpus");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** The versions that there are messages of. */
  static List<String> versions() {
    return files(CORPUS).stream().map(folder -> folder.getFileName().toString()).toList();
  }

  /** All of that version. */
  static List<Recorded> of(String version) {
    List<Recorded> all = new ArrayList<>();
    for (Path file : files(CORPUS.resolve(version))) {
      all.add(JSON.readValue(file.toFile(), Recorded.class));
    }
    return all;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was received, in the words of the corpus. */
  static Recorded of(String name, Message message, Map<String, String> means) {
    Map<String, String> attributes = new TreeMap<>();
    message.messageAttributes().forEach((key, value) -> attributes.put(key, value.stringValue()));
    return new Recorded(
        name,
        message.body(),
        attributes,
        message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID),
        message.attributes().get(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID),
        new TreeMap<>(means));
  }

  /** Whether it is a dead letter. */
  boolean isDead() {
    return attributes.containsKey("sealane-dead");
  }

  /** The id of the event. */
  String id() {
    String id = means.get("id");
    if (id == null) {
      throw new IllegalStateException(name + " says no id");
    }
    return id;
  }

  /** The attributes as a request takes them. */
  Map<String, MessageAttributeValue> values() {
    Map<String, MessageAttributeValue> values = new HashMap<>();
    attributes.forEach(
        (key, text) ->
            values.put(
                key, MessageAttributeValue.builder().dataType("String").stringValue(text).build()));
    return values;
  }

  /** Into the corpus. */
  void write(String version) {
    try {
      Path folder = Files.createDirectories(CORPUS.resolve(version));
      Files.writeString(folder.resolve(name + ".json"), JSON.writeValueAsString(this) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
