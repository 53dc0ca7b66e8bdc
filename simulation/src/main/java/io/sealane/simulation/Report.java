package io.sealane.simulation;

import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.life.Outcome;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report as JSON; what one test has to say does not touch another's part. */
public final class Report {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Path file;
  private final ObjectNode content;

  private Report(Path file, ObjectNode content) {
    this.file = file;
    this.content = content;
  }

  /**
   * The report in the folder of the system property {@code sealane.reports}, or a new one.
   *
   * @param name the file's, without its suffix
   */
  public static Report open(String name) {
    Path file = Path.of(System.getProperty("sealane.reports", "target"), name + ".json");
    boolean there = file.toFile().exists();
    ObjectNode content =
        there ? (ObjectNode) MAPPER.readTree(file.toFile()) : MAPPER.createObjectNode();
    return new Report(file, content);
  }

  /** Takes down what a campaign came to. */
  public Report campaign(Campaign campaign) {
    content.put("seeds", campaign.seeds());
    content.put("events", campaign.totalEvents());
    content.put("steps", campaign.steps());
    content.put("medianEvents", campaign.medianEvents());
    content.put("medianConsumers", campaign.medianConsumers());
    content.put("medianFaults", campaign.medianFaults());
    ObjectNode hits = content.putObject("faultHits");
    for (FaultKind kind : FaultKind.values()) {
      hits.put(kind.name(), campaign.hits().getOrDefault(kind, 0L));
    }
    ArrayNode violations = content.putArray("violations");
    for (Outcome failure : campaign.failures()) {
      ObjectNode one = violations.addObject();
      one.put("seed", failure.world().seed());
      failure.violations().forEach(one.putArray("what")::add);
    }
    return this;
  }

  /** Takes down which bug was found at which seed; a negative seed for a bug that was not. */
  public Report planted(Map<String, Long> foundAt) {
    ArrayNode planted = content.putArray("planted");
    foundAt.forEach(
        (bug, seed) -> {
          ObjectNode one = planted.addObject().put("bug", bug);
          if (seed >= 0) {
            one.put("foundAtSeed", seed);
          } else {
            one.putNull("foundAtSeed");
          }
        });
    return this;
  }

  /** Writes it. */
  public Path write() {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      folder.toFile().mkdirs();
    }
    MAPPER.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), content);
    return file;
  }
}
