package io.sealane.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.examples.docs.Fences.Block;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Java in documents is cut from tests: each Java block names a region of a source that is compiled
 * and run, and has the same text but for white space.
 */
class SnippetsTest {

  private static final Map<String, List<String>> SNIPPETS =
      Snippets.of(Repository.files("", ".java")).lines();

  private static final int HELLO_LINES = 12;

  @ParameterizedTest
  @MethodSource("documents")
  void everyJavaBlockIsCutFromASource(Path document) {
    for (Block block : javaBlocks(document)) {
      String where = Repository.nameOf(document) + ":" + block.line();
      assertThat(block.snippet()).as("marker before %s", where).isNotNull();
      assertThat(SNIPPETS).as(where).containsKey(block.snippet());
      assertThat(words(block.content())).as(where).isEqualTo(words(SNIPPETS.get(block.snippet())));
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void whatIsSaidToBePartOfAFileIsPartOfIt(Path document) {
    for (Block block : Fences.of(Repository.read(document))) {
      if (block.part() != null) {
        assertThat(Repository.read(Repository.file(block.part())))
            .as(Repository.nameOf(document) + ":" + block.line())
            .contains(String.join("\n", block.content()));
      }
    }
  }

  @Test
  void everyRegionIsShownSomewhere() {
    assertThat(documents().flatMap(document -> javaBlocks(document).stream()).map(Block::snippet))
        .containsAll(SNIPPETS.keySet());
  }

  @Test
  void theReadmesBeginWithAShortHello() {
    for (String readme : List.of("README.md", "README.ko.md")) {
      Path document = documents().filter(path -> path.endsWith(readme)).findFirst().orElseThrow();
      Block first = Fences.of(Repository.read(document)).get(0);
      assertThat(first.snippet()).isEqualTo("hello");
      assertThat(first.content()).hasSizeLessThanOrEqualTo(HELLO_LINES);
    }
  }

  @Test
  void blocksThatDifferByMoreThanWhiteSpaceDiffer() {
    List<String> source = List.of("  var a =", "      b.c(\"x y\")", "          .d();");
    assertThat(words(List.of("var a = b.c(\"x y\").d();"))).isEqualTo(words(source));
    assertThat(words(List.of("vara = b.c(\"x y\").d();"))).isNotEqualTo(words(source));
    assertThat(words(List.of("var a = b.c(\"x z\").d();"))).isNotEqualTo(words(source));
    assertThat(words(List.of("var a = b.c(\"x y\");"))).isNotEqualTo(words(source));
  }

  /** All but the guide for adapters, which the kit compares with its own example. */
  static Stream<Path> documents() {
    return Repository.files("", ".md").stream()
        .filter(path -> !path.endsWith("docs/write-an-adapter.md"));
  }

  private static List<Block> javaBlocks(Path document) {
    return Fences.of(Repository.read(document)).stream()
        .filter(block -> block.language().equals("java"))
        .toList();
  }

  /** Without white space but where it stands between two words. */
  private static String words(List<String> lines) {
    return String.join("\n", lines)
        .strip()
        .replaceAll("\\s+", " ")
        .replaceAll("(?<!\\w) | (?!\\w)", "");
  }
}
