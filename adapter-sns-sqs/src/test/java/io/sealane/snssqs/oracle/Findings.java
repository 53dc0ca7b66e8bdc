package io.sealane.snssqs.oracle;

import io.sealane.conformance.report.Report;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Everything that was found in this run, printed and written to {@code faults.json}. */
public final class Findings implements AfterAllCallback {

  private static final Map<String, Finding> ALL = new ConcurrentHashMap<>();

  /** Adds one, whatever it says. */
  public static Finding add(Finding finding) {
    ALL.put(finding.id(), finding);
    System.out.println(finding);
    return finding;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    String folder = context.getConfigurationParameter("sealane.reports").orElse("target");
    List<Map<String, Object>> rows =
        ALL.values().stream()
            .filter(finding -> finding.id().startsWith("F"))
            .sorted(Comparator.comparingInt(Findings::number).thenComparing(Finding::id))
            .map(Finding::json)
            .toList();
    Report.write(Path.of(folder, "faults.json"), Map.of("faults", rows));
  }

  private static int number(Finding finding) {
    String number = finding.id().replaceFirst("F([0-9]+).*", "$1");
    return number.matches("[0-9]+") ? Integer.parseInt(number) : 0;
  }
}
