package io.sealane.conformance.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Every case there is, whether this kit shows it or leaves it to another, from the reviewed list
 * {@code cases.txt}.
 *
 * @param id a number from 1 on, or {@code O} and a number for those of stores
 * @param title what is promised
 * @param leftTo which kit shows it and why not this one; empty if this one does
 */
public record ListedCase(String id, String title, String leftTo) {

  /** All of them, in the order of the list. */
  public static List<ListedCase> all() {
    return lines("cases.txt").stream().map(ListedCase::parse).toList();
  }

  /** The lines of a list beside this class that are neither empty nor comments. */
  public static List<String> lines(String resource) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ListedCase.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ListedCase parse(String line) {
    String[] parts = line.split("\\s*\\|\\s*", -1);
    if (parts.length != 3) {
      throw new IllegalStateException("not 'id | title | left to': " + line);
    }
    return new ListedCase(parts[0].strip(), parts[1], parts[2].strip());
  }
}
