package io.sealane.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.inmemory.InMemoryTransport;
import io.sealane.transport.Capability;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the READMEs say of this repository besides Java. */
class ReadmeTest {

  private static final Pattern PROMISE = Pattern.compile("(?m)^\\|(.*)\\|(.*)\\|$");
  private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^):#]+)(#[^)]*)?\\)");

  @Test
  void whatIsToShowAPromiseIsThere() {
    Set<String> types =
        Repository.files("", ".java").stream()
            .map(path -> path.getFileName().toString().replace(".java", ""))
            .collect(Collectors.toSet());
    for (String readme : List.of("README.md", "README.ko.md")) {
      Matcher row = PROMISE.matcher(Repository.read(Repository.file(readme)));
      int named = 0;
      while (row.find()) {
        Matcher name = NAME.matcher(row.group(2));
        while (name.find()) {
          assertThat(types).as(readme).contains(name.group(1));
          named++;
        }
      }
      assertThat(named).as(readme).isGreaterThan(10);
    }
  }

  @Test
  void linksLeadSomewhere() {
    for (Path document : Repository.files("", ".md")) {
      Matcher link = LINK.matcher(Repository.read(document));
      while (link.find()) {
        assertThat(document.resolveSibling(link.group(1)))
            .as("%s: %s", Repository.nameOf(document), link.group(1))
            .exists();
      }
    }
  }

  @Test
  void theDependenciesAreThoseOfTheBom() {
    String bom = Repository.read(Repository.file("bom/pom.xml"));
    String version = first("<version>(.*?)</version>", bom);
    for (String readme : List.of("README.md", "README.ko.md")) {
      String xml = Documents.fence(readme, "xml", 0);
      assertThat(first("<version>(.*?)</version>", xml)).as(readme).isEqualTo(version);
      Matcher artifact = Pattern.compile("<artifactId>(.*?)</artifactId>").matcher(xml);
      while (artifact.find()) {
        assertThat(bom).as(readme).contains(artifact.group());
      }
    }
  }

  @Test
  void theInMemoryTransportDeclaresWhatTheTableSays() {
    assertThat(InMemoryTransport.create().capabilities().declared())
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.of(Capability.DEDUPLICATES, Capability.KEEPS_HISTORY)));
  }

  private static String first(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
