package io.sealane.error;

import java.util.List;

/** What was configured cannot work. Lists every problem that was found, not just the first. */
public final class ConfigurationException extends SealaneException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /**
   * With the problems, one sentence each.
   *
   * @param subject what is wrongly configured, for example {@code "catalogue 'orders'"}
   * @param problems at least one
   */
  public ConfigurationException(String subject, List<String> problems) {
    super(text(subject, problems), null);
    this.problems = List.copyOf(problems);
  }

  /** The problems, one sentence each. */
  public List<String> problems() {
    return problems;
  }

  private static String text(String subject, List<String> problems) {
    String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
    return subject + " has " + count + ":\n  - " + String.join("\n  - ", problems);
  }
}
