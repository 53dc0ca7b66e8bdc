package io.sealane.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.architecture.Advisories.Release;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** No dependency is one of which a weakness is known: see {@code advisories.txt}. */
class SupplyChainTest {

  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

  @Test
  void nothingThatTheModulesShipOrRunWithIsInAnAdvisory() {
    List<Release> resolved = resolved().toList();

    assertThat(resolved).extracting(Release::artifact).contains("tools.jackson.core:jackson-core");
    assertThat(Advisories.about(resolved.stream())).isEmpty();
  }

  @Test
  void nothingThatTheBuildManagesIsInAnAdvisory() throws Exception {
    List<Release> managed = managed();

    assertThat(managed).extracting(Release::artifact).contains("ch.qos.logback:logback-classic");
    assertThat(Advisories.about(managed.stream())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "tools.jackson.core:jackson-core, 3.0.0, true",
    "tools.jackson.core:jackson-core, 3.1.6, true",
    "tools.jackson.core:jackson-core, 3.2.2, false",
    "tools.jackson.core:jackson-core, 3.10.0, false",
    "ch.qos.logback:logback-core, 1.5.24, true",
    "ch.qos.logback:logback-core, 1.5.25, false",
    "com.google.guava:guava, 31.1-jre, true",
    "com.google.guava:guava, 33.8.0-jre, false",
    "org.apache.activemq:activemq-client, 5.18.2, true",
    "org.slf4j:slf4j-api, 1.0.0, false"
  })
  void aRangeBeginsWithItsFirstReleaseAndEndsBeforeTheFix(
      String artifact, String version, boolean known) {
    List<String> about = Advisories.about(Stream.of(new Release(artifact, version)));

    assertThat(about.isEmpty()).isEqualTo(!known);
  }

  @Test
  void aFindingNamesTheReleaseTheAdvisoryAndTheFix() {
    Release weak = new Release("org.apache.logging.log4j:log4j-core", "2.14.1");

    assertThat(Advisories.about(Stream.of(weak)))
        .containsExactly(
            "org.apache.logging.log4j:log4j-core:2.14.1 is in CVE-2021-44228, fixed in 2.15.0");
  }

  /**
   * The jars of this module's class path, which depends on all others. In a repository, the folders
   * above a jar are group, artifact and version.
   */
  private static Stream<Release> resolved() {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(classPath.split(Pattern.quote(File.pathSeparator)))
        .filter(entry -> entry.endsWith(".jar"))
        .map(Path::of)
        .flatMap(jar -> release(jar).stream());
  }

  private static List<Release> release(Path jar) {
    String version = folder(jar, 1);
    String artifact = folder(jar, 2);
    if (!jar.getFileName().toString().startsWith(artifact + "-" + version)) {
      return List.of();
    }
    // Where the repository begins is not known: every ending of the path may be the group.
    List<Release> candidates = new ArrayList<>();
    String group = "";
    for (int up = 3; up < jar.getNameCount(); up++) {
      group = folder(jar, up) + (group.isEmpty() ? "" : "." + group);
      candidates.add(new Release(group + ":" + artifact, version));
    }
    return candidates;
  }

  private static String folder(Path jar, int up) {
    return jar.getName(Math.max(0, jar.getNameCount() - 1 - up)).toString();
  }

  private static List<Release> managed() throws Exception {
    Document pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Project.root().resolve("pom.xml").toFile());
    NodeList dependencies = pom.getElementsByTagName("dependency");
    List<Release> managed = new ArrayList<>();
    for (int i = 0; i < dependencies.getLength(); i++) {
      Element dependency = (Element) dependencies.item(i);
      String version = value(pom, text(dependency, "version"));
      String artifact = text(dependency, "groupId") + ":" + text(dependency, "artifactId");
      managed.add(new Release(artifact, version));
    }
    return managed;
  }

  private static String text(Element parent, String name) {
    return parent.getElementsByTagName(name).item(0).getTextContent().strip();
  }

  /** A version, with the property that stands for it looked up. */
  private static String value(Document pom, String said) {
    Matcher property = PROPERTY.matcher(said);
    if (!property.matches() || property.group(1).startsWith("project.")) {
      return said.startsWith("${") ? "0" : said;
    }
    return Objects.requireNonNull(pom.getElementsByTagName(property.group(1)).item(0), said)
        .getTextContent()
        .strip();
  }
}
