package io.sealane.spring.failure;

import io.sealane.error.ConfigurationException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells of a start that Sealane refused: all that is wrong, and what to do about each kind. */
final class ConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<ConfigurationException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, ConfigurationException cause) {
    List<String> problems = cause.problems();
    String actions =
        problems.stream()
            .map(Advice::about)
            .distinct()
            .map(advice -> "- " + advice)
            .collect(Collectors.joining("\n\n"));
    return new FailureAnalysis(cause.getMessage(), actions, cause);
  }
}
