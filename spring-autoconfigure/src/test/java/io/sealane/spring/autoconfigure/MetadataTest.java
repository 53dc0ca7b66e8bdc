package io.sealane.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an editor is told about the properties. */
class MetadataTest {

  @Test
  void everyPropertyIsDescribed() throws IOException {
    List<JsonNode> properties = properties();

    assertThat(properties)
        .extracting(property -> property.get("name").asString())
        .contains(
            "sealane.transport",
            "sealane.publish",
            "sealane.subscriptions",
            "sealane.application-events.topics",
            "sealane.sns-sqs.topology");
    assertThat(properties)
        .allSatisfy(
            property ->
                assertThat(property.path("description").asString(""))
                    .as(property.get("name").asString())
                    .endsWith("."));
  }

  @Test
  void whatHasADefaultTellsIt() throws IOException {
    assertThat(properties())
        .filteredOn(property -> property.has("defaultValue"))
        .extracting(
            property ->
                property.get("name").asString() + "=" + property.get("defaultValue").asString())
        .contains(
            "sealane.enabled=true",
            "sealane.publish-within=30s",
            "sealane.sns-sqs.long-poll=20s",
            "sealane.sns-sqs.topology=verify");
  }

  private static List<JsonNode> properties() throws IOException {
    try (InputStream in =
        MetadataTest.class
            .getClassLoader()
            .getResourceAsStream("META-INF/spring-configuration-metadata.json")) {
      JsonNode all =
          JsonMapper.shared().readTree(Objects.requireNonNull(in, "no metadata")).get("properties");
      return StreamSupport.stream(all.spliterator(), false)
          .filter(property -> property.get("name").asString().startsWith("sealane"))
          .toList();
    }
  }
}
