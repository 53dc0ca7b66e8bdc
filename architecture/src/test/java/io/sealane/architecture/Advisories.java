package io.sealane.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The list of releases that are known to be weak, kept here because no build may depend on a feed.
 */
final class Advisories {

  /** A release of an artifact, for example {@code org.slf4j:slf4j-api}. */
  record Release(String artifact, String version) {}

  /** A range of releases, the last one excluded. */
  record Advisory(String id, String artifact, String from, String fixed) {

    boolean concerns(Release release) {
      Version version = Version.parse(release.version());
      return artifact.equals(release.artifact())
          && version.compareTo(Version.parse(from)) >= 0
          && version.compareTo(Version.parse(fixed)) < 0;
    }
  }

  private Advisories() {}

  static List<Advisory> all() {
    try (var list = Advisories.class.getResourceAsStream("/advisories.txt")) {
      return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" "))
          .map(parts -> new Advisory(parts[0], parts[1], parts[2], parts[3]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with the releases, a line each. */
  static List<String> about(Stream<Release> releases) {
    return releases
        .distinct()
        .flatMap(
            release ->
                all().stream()
                    .filter(advisory -> advisory.concerns(release))
                    .map(
                        advisory ->
                            "%s:%s is in %s, fixed in %s"
                                .formatted(
                                    release.artifact(),
                                    release.version(),
                                    advisory.id(),
                                    advisory.fixed())))
        .toList();
  }
}
