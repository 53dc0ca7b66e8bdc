package io.sealane.spring.failure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What to do about the problems that Sealane names, by words that they hold: paragraphs of a file,
 * with the words in their first line.
 */
final class Advice {

  private static final String FILE = "advice.txt";
  private static final String OTHERWISE =
      "Correct the bean or the property that the problem names.";

  private Advice() {}

  static String about(String problem) {
    return byWords().entrySet().stream()
        .filter(entry -> problem.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(OTHERWISE);
  }

  private static Map<String, String> byWords() {
    Map<String, String> advice = new LinkedHashMap<>();
    for (String paragraph : read().strip().split("\n\n")) {
      String[] wordsAndText = paragraph.split("\n", 2);
      advice.put(wordsAndText[0], wordsAndText[1].strip());
    }
    return advice;
  }

  private static String read() {
    try (InputStream file = Advice.class.getResourceAsStream(FILE)) {
      return new String(Objects.requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
