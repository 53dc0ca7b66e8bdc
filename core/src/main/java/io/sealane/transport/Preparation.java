package io.sealane.transport;

import io.sealane.error.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a preparation went.
 *
 * @param problems what is missing or differs, one sentence each with what to do; none if all is
 *     ready. A problem stops the start.
 * @param outage why the broker could not be asked, or null. An outage does not stop the start: the
 *     application comes up, says so in its health, and goes on trying.
 */
public record Preparation(List<String> problems, @Nullable Failure outage) {

  /** All is ready. */
  public static final Preparation READY = new Preparation(List.of(), null);

  /** Copies the list. */
  public Preparation {
    problems = List.copyOf(problems);
  }
}
