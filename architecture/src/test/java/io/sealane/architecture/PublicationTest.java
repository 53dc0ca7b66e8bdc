package io.sealane.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What the poms must say alike, because the bom cannot inherit from the parent. */
class PublicationTest {
  private static final String MANAGED = "/project/dependencyManagement/dependencies/dependency";

  @Test
  void theBomManagesExactlyThePublishedArtifacts() throws Exception {
    Set<String> published = new TreeSet<>();
    for (String module : select("pom.xml", "/project/modules/module")) {
      String pom = module + "/pom.xml";
      if (select(pom, "/project/packaging[.='pom']").isEmpty()
          && select(pom, "/project/properties/maven.deploy.skip[.='true']").isEmpty()) {
        published.addAll(select(pom, "/project/artifactId"));
      }
    }
    assertThat(select("bom/pom.xml", MANAGED + "[groupId='io.sealane']/artifactId"))
        .containsExactlyInAnyOrderElementsOf(published);
  }

  @Test
  void theBomManagesTheSlf4jThatTheBuildUses() throws Exception {
    assertThat(select("bom/pom.xml", MANAGED + "[artifactId='slf4j-api']/version"))
        .isEqualTo(select("pom.xml", "/project/properties/slf4j.version"));
  }

  @Test
  void theBomHasTheVersionOfTheParentAndNoParent() throws Exception {
    assertThat(select("bom/pom.xml", "/project/version"))
        .isEqualTo(select("pom.xml", "/project/version"));
    assertThat(select("bom/pom.xml", "/project/parent")).isEmpty();
  }

  @Test
  void everyModuleWithSourcesIsADependencyHereAndSoIsBuiltBefore() throws Exception {
    Set<String> artifacts = new TreeSet<>();
    for (String module : Project.modules()) {
      artifacts.addAll(select(module + "/pom.xml", "/project/artifactId"));
    }
    assertThat(select("architecture/pom.xml", "//dependency[groupId='io.sealane']/artifactId"))
        .containsExactlyInAnyOrderElementsOf(artifacts);
  }

  private static List<String> select(String pom, String path) throws Exception {
    Path file = Project.root().resolve(pom);
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    NodeList nodes =
        (NodeList)
            XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent().strip())
        .toList();
  }
}
