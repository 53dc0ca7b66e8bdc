package io.sealane.snssqs.oracle;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a publisher was about to publish, and what it was told that the broker has. On disk. */
public final class PublisherJournal implements AutoCloseable {

  private static final String ACKED = "acked ";
  private static final String TRIED = "tried ";

  private final Lines lines;

  /** In that file, which may have lines of an earlier process. */
  public PublisherJournal(Path file) {
    lines = new Lines(file);
  }

  /** Before it is published. */
  public void tries(String eventId) {
    lines.append(List.of(TRIED + eventId), true);
  }

  /** The publisher was told that the broker has it. */
  public void acked(String eventId) {
    lines.append(List.of(ACKED + eventId), true);
  }

  /** What must not be lost. */
  public Set<String> acked() {
    return of(ACKED);
  }

  /** What may have been published. */
  public Set<String> tried() {
    return of(TRIED);
  }

  private Set<String> of(String kind) {
    Set<String> ids = new LinkedHashSet<>();
    for (String line : lines.all()) {
      if (line.startsWith(kind)) {
        ids.add(line.substring(kind.length()));
      }
    }
    return ids;
  }

  @Override
  public void close() {
    lines.close();
  }
}
