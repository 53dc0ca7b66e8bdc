package io.sealane.simulation.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.simulation.Report;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every planted bug is found, by a violation that is about it. */
class PlantedBugsTest {

  private static final Map<String, Long> FOUND = new LinkedHashMap<>();

  static List<Bug> bugs() {
    return chosen(
        Stream.of(
                Bugs.ofSending(),
                Bugs.ofSettling(),
                Bugs.ofLeases(),
                Bugs.ofGuards(),
                Bugs.ofThePipeline())
            .flatMap(List::stream));
  }

  static List<Bug> bugsOfTheAdapter() {
    return chosen(AdapterBugs.all().stream());
  }

  private static List<Bug> chosen(Stream<Bug> all) {
    return all.filter(bug -> bug.name().matches(System.getProperty("sealane.bug", ".*"))).toList();
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void isFoundByAViolationThatIsAboutIt(Bug bug, @TempDir Path folder) throws Exception {
    expectFound(bug, EditedClasses.Module.CORE, folder);
  }

  @ParameterizedTest
  @MethodSource("bugsOfTheAdapter")
  void isFoundInTheAdapterByAViolationThatIsAboutIt(Bug bug, @TempDir Path folder)
      throws Exception {
    expectFound(bug, EditedClasses.Module.SNS_SQS, folder);
  }

  private static void expectFound(Bug bug, EditedClasses.Module module, Path folder)
      throws Exception {
    FOUND.put(bug.name(), -1L);
    List<String> found = hunt(bug, module, folder);
    assertThat(found).as("violations within %d seeds", bug.within()).isNotEmpty();
    assertThat(found.subList(1, found.size()))
        .as("violations of seed %s", found.get(0))
        .anyMatch(violation -> bug.kinds().contains(kind(violation)));
    FOUND.put(bug.name(), Long.parseLong(found.get(0)));
  }

  @Test
  void namesAreUnique() {
    assertThat(Stream.concat(bugs().stream(), bugsOfTheAdapter().stream()))
        .extracting(Bug::name)
        .doesNotHaveDuplicates();
  }

  @AfterAll
  static void write() {
    Report.open("simulation").planted(FOUND).write();
  }

  private static List<String> hunt(Bug bug, EditedClasses.Module module, Path folder)
      throws Exception {
    try (EditedClasses edited = EditedClasses.of(bug, module, folder)) {
      Object found =
          edited
              .loadClass(Hunt.class.getName())
              .getMethod("upTo", int.class, int.class, boolean.class)
              .invoke(null, bug.within(), 2, module == EditedClasses.Module.SNS_SQS);
      return ((List<?>) found).stream().map(String::valueOf).toList();
    }
  }

  private static String kind(String violation) {
    return violation.substring(0, Math.max(0, violation.indexOf(':')));
  }
}
