package io.sealane.conformance.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The guide shows the code that runs. {@code -Dsealane.snippets=write} puts it there. */
class WriteAnAdapterTest {

  private static final Path DOC = Path.of("../docs/write-an-adapter.md");
  private static final Path SOURCES = Path.of("src/test/java/io/sealane/conformance/example");
  private static final Pattern SNIPPET =
      Pattern.compile("(<!-- snippet: (\\S+) (\\S+) -->\n```java\n)(.*?)(```\n)", Pattern.DOTALL);

  @Test
  void theSnippetsAreCutFromTheCodeThatRuns() throws IOException {
    String doc = Files.readString(DOC);
    if ("write".equals(System.getProperty("sealane.snippets"))) {
      doc = SNIPPET.matcher(doc).replaceAll(WriteAnAdapterTest::filled);
      Files.writeString(DOC, doc);
    }
    List<MatchResult> snippets = SNIPPET.matcher(doc).results().toList();
    assertThat(snippets).hasSizeGreaterThan(7);
    assertThat(snippets)
        .allSatisfy(
            snippet ->
                assertThat(snippet.group(4)).isEqualTo(cut(snippet.group(2), snippet.group(3))));
  }

  private static String filled(MatchResult snippet) {
    String code = cut(snippet.group(2), snippet.group(3));
    return Matcher.quoteReplacement(snippet.group(1) + code + snippet.group(5));
  }

  /** What stands between {@code // snippet: name} and {@code // end}, moved to the left. */
  private static String cut(String file, String name) {
    List<String> lines =
        read(file)
            .lines()
            .dropWhile(line -> !line.strip().equals("// snippet: " + name))
            .skip(1)
            .takeWhile(line -> !line.strip().equals("// end"))
            .toList();
    assertThat(lines).as("snippet %s of %s", name, file).isNotEmpty();
    int indent =
        lines.stream()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElseThrow();
    String code =
        lines.stream()
            .map(line -> line.isBlank() ? "" : line.substring(indent))
            .collect(Collectors.joining("\n"));
    return code.strip() + "\n";
  }

  private static String read(String file) {
    try {
      return Files.readString(SOURCES.resolve(file));
    } catch (IOException e) {
      throw new IllegalStateException(file, e);
    }
  }
}
