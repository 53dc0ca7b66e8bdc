package io.sealane.conformance.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.mutant.Trial.Failing;
import io.sealane.conformance.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MutantsTest {

  private static final List<Map<String, Object>> RESULTS = new ArrayList<>();

  @TempDir private static Path reports;

  /** All of them, or those in whose names the regular expression {@code sealane.mutants} is. */
  static List<Mutant> mutants() {
    Pattern wanted = Pattern.compile(System.getProperty("sealane.mutants", ""));
    return Stream.of(
            AdapterMutants.all(),
            LeaseMutants.all(),
            LetterMutants.all(),
            GuardMutants.all(),
            CodecMutants.all(),
            PublishMutants.all(),
            ConsumeMutants.all(),
            SourceMutants.all())
        .flatMap(List::stream)
        .filter(mutant -> wanted.matcher(mutant.name()).find())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void theCaseThatIsAboutItCatches(Mutant mutant) throws Exception {
    List<Failing> failing = Trial.of(mutant, reports);
    boolean caught =
        failing.stream()
            .filter(one -> one.promise().equals(mutant.promise().getSimpleName()))
            .anyMatch(one -> one.id().equals(mutant.id()));
    RESULTS.add(result(mutant, failing, caught));
    System.out.printf(
        "%s: %s %s by case %s, %d failing%n",
        mutant.promise().getSimpleName(),
        mutant.name(),
        caught ? "is caught" : "IS NOT CAUGHT",
        mutant.id(),
        failing.size());
    assertThat(caught)
        .as("case %s of %s, out of %s", mutant.id(), mutant.promise().getSimpleName(), failing)
        .isTrue();
  }

  @Test
  void nothingIsCaughtWhereNothingIsWrong() throws Exception {
    Mutant good =
        Mutant.adapter("none", io.sealane.conformance.port.CarriesBodies.class, "1", t -> t);
    assertThat(Trial.of(good, reports)).isEmpty();
  }

  @Test
  void namesAreUnique() {
    assertThat(mutants()).extracting(Mutant::name).doesNotHaveDuplicates();
  }

  @AfterAll
  static void write() {
    Report.write(
        Path.of(System.getProperty("sealane.reports", "target"), "conformance", "mutants.json"),
        Map.of("mutants", RESULTS, "tried", Trial.BY_PROMISE ? "promise" : "kit"));
  }

  private static Map<String, Object> result(Mutant mutant, List<Failing> failing, boolean caught) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", mutant.name());
    json.put("promise", mutant.promise().getSimpleName());
    json.put("caught", caught);
    json.put("byCase", caught ? mutant.id() : "");
    json.put("failing", failing.stream().map(Failing::toString).toList());
    return json;
  }
}
